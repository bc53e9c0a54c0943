import { hasNames, hasSurelyNames, isPlace } from "../../plain-text/front-part.ts";
import { levelOf } from "../../plain-text/typed-headings.ts";
import type { TypedLine } from "./typed-line.ts";

/** Longer fronts are none. */
const mostLines = 90;
const label =
  /^(?:abstract|zusammenfassung|résumé|resumen|key ?words|orcid|correspondence|e-?mails?|published|received|accepted|doi)(?::|\s+(?=[\p{Lu}\p{N}]|https?:)|$)/iu;
const labelAlone =
  /^\s*(?:abstract|zusammenfassung|résumé|resumen|key ?words|چکیده|الملخص|ملخص|کلید ?واژه‌?ها|واژگان کلیدی)[:.]?\s*$/iu;
const markAlone = /^(?:\d{1,2}|[*†‡§¶])$/;
const marked = /^(?:\d{1,2}|[*†‡§¶])[.)]?\s+\p{L}/u;

/**
 * Parts the lines before the first section as their content does, where the program that took them from the page left no
 * blank lines: title, names, institutions, labelled lines. Raised marks that became lines of their own go back to their
 * institutions.
 */
export function partFront(lines: readonly TypedLine[]): readonly TypedLine[] {
  const found = lines
    .slice(0, mostLines)
    .findIndex(({ text }) => levelOf(text.trim(), false) !== null && !isPlace(text));
  const end = found === -1 ? Math.min(lines.length, mostLines) : found;
  const front = joinKeywords(giveMarks(lines.slice(0, end)));
  const names = namesIn(front);
  const parted = front.flatMap((line, index) =>
    index > 0 && (index === names || label.test(line.text) || labelAlone.test(front[index - 1]?.text ?? ""))
      ? [blankAt(line), line]
      : [line],
  );
  return [...parted, ...lines.slice(end)];
}

function blankAt({ number }: TypedLine): TypedLine {
  return { text: "", number, opensPage: false };
}

/** Where the names begin that stand right below the title; -1 where there are none. */
function namesIn(front: readonly TypedLine[]): number {
  const blank = front.findIndex(({ text }) => text.trim() === "");
  const block = front.slice(0, blank === -1 ? front.length : blank);
  return block.findIndex(({ text }, index) => {
    const next = block[index + 1]?.text ?? "";
    return index > 0 && (hasSurelyNames(text) || (hasNames(text) && (isPlace(next) || next.includes("@"))));
  });
}

const keywords = /^\s*key ?words\b.*[,;].*[^.;]$/iu;
const longEnough = 60;

/** Takes the blank line out that a program put between two lines of keywords. */
function joinKeywords(front: readonly TypedLine[]): readonly TypedLine[] {
  const start = front.findIndex(({ text }) => keywords.test(text) && text.length >= longEnough);
  const [blank, next] = front.slice(start + 1, start + 3).map(({ text }) => text.trim());
  const isCut = start !== -1 && blank === "" && next !== undefined && /[,;]/.test(next) && !label.test(next);
  return isCut && !/[.!?](?:\s|$)/.test(next) ? front.filter((_, index) => index !== start + 1) : front;
}

type Place = { mark: string | null; line: TypedLine };

/** "1", "University of Ghent" as "1 University of Ghent". */
function giveMarks(front: readonly TypedLine[]): readonly TypedLine[] {
  const start = front.findIndex(({ text }) => markAlone.test(text.trim()));
  if (start === -1) return front;
  const stop = front.findIndex(({ text }, index) => index > start && label.test(text));
  const behind = stop === -1 ? front.length : stop;
  const { places, loose } = placesIn(front.slice(start, behind));
  if (places.length === 0 || places.filter(({ mark }) => mark === null).length !== loose.length) return front;
  const given = [...loose];
  const whole = places.map(({ mark, line }) => ({ ...line, text: `${mark ?? given.shift()} ${line.text}` }));
  const rest = front.slice(behind);
  const isParted = rest.length > 0 && rest[0]?.text.trim() !== "";
  return [...front.slice(0, start), ...whole, ...(isParted && rest[0] ? [blankAt(rest[0])] : []), ...rest];
}

/** Institutions with their marks; `loose` are marks that no institution stands behind. */
function placesIn(lines: readonly TypedLine[]): {
  readonly places: readonly Place[];
  readonly loose: readonly string[];
} {
  const places: Place[] = [];
  const loose: string[] = [];
  let mark: string | null = null;
  for (const line of lines) {
    const text = line.text.trim();
    if (text === "") continue;
    const last = places.at(-1);
    if (markAlone.test(text)) {
      if (mark !== null) loose.push(mark);
      mark = text;
    } else if (marked.test(text)) {
      const [own = ""] = /^\S+?(?=[.)]?\s)/.exec(text) ?? [];
      places.push({ mark: own, line: { ...line, text: text.slice(own.length).replace(/^[.)]?\s+/, "") } });
    } else if (mark === null && last !== undefined && (/,$/.test(last.line.text) || /^\p{Ll}/u.test(text))) {
      last.line = { ...last.line, text: `${last.line.text} ${text}` };
    } else {
      places.push({ mark, line: { ...line, text } });
      mark = null;
    }
  }
  return { places, loose: mark === null ? loose : [...loose, mark] };
}
