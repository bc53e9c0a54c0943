import { bullet, endsOnPurpose, longestBroken, textWidth } from "../../plain-text/rewrite.ts";
import { levelOf, withEvenNumber } from "../../plain-text/typed-headings.ts";
import { namesReferenceList } from "../../tree/reference-list-heading.ts";
import { type Close, closer } from "./close-seam.ts";
import { joinHalves } from "./join-halves.ts";
import { knownWords } from "./mend-words.ts";
import type { Paragraph, Paragraphs, Repair } from "./paragraph.ts";
import type { TypedLine } from "./typed-line.ts";

const numbered = /^\s*(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})\)|\d{1,2}\.)\s+(?=\S)/;

const enoughLines = 20;

/**
 * Where the text's lines are broken, or null where a line is a paragraph. Lines that go on in a small letter tell it: tables
 * and notes may be wider than the text.
 */
export function wrapWidth(lines: readonly TypedLine[]): number | null {
  const goingOn = lines.filter((_, index) => /^\s*\p{Ll}/u.test(lines[index + 1]?.text ?? ""));
  const lengths = goingOn.map(({ text }) => text.trimEnd().length).toSorted((one, other) => one - other);
  const width =
    lengths.length < enoughLines
      ? textWidth(lines.map(({ text }) => text))
      : (lengths[Math.floor(lengths.length * 0.9)] ?? 0);
  return width > longestBroken || width < 30 ? null : width;
}

/** Puts lines together to paragraphs, closes the seams of lines and pages, and tells lists and tables from prose. */
export function readParagraphs(lines: readonly TypedLine[]): Paragraphs {
  const width = wrapWidth(lines);
  const words = knownWords(lines.map(({ text }) => text));
  const listStart = lines.findLastIndex(({ text }) => text.trim().length <= 60 && namesReferenceList(text));
  const repairs: Repair[] = [];
  const close = closer(words, repairs);
  const groups = groupsOf(lines, width, lines[listStart]?.number ?? Number.POSITIVE_INFINITY);
  const paragraphs = groups.flatMap((group): readonly Paragraph[] => {
    const isListed = listStart !== -1 && (group[0]?.number ?? 0) > (lines[listStart]?.number ?? 0);
    return isListed ? entryParagraphs(group, width, close) : paragraphsOf(group, width, close);
  });
  return { paragraphs: joinHalves(paragraphs, width, close, repairs), repairs };
}

/** Lines without a blank one between them, parted at pages, too, and where a paragraph ends without one. */
function groupsOf(
  lines: readonly TypedLine[],
  width: number | null,
  list: number,
): readonly (readonly TypedLine[])[] {
  const groups: TypedLine[][] = [];
  let open: TypedLine[] | null = null;
  for (const line of lines) {
    if (line.text.trim() === "") {
      open = null;
      continue;
    }
    const before = open?.at(-1);
    if (
      open === null ||
      line.opensPage ||
      (before !== undefined && line.number < list && opensByIndent(before.text, line.text)) ||
      (before !== undefined && isBetween(before.text, line.text, open.length, width))
    ) {
      open = [line];
      groups.push(open);
    } else open.push(line);
  }
  return groups;
}

/** A few spaces behind the end of a sentence; more are another column. */
function opensByIndent(before: string, line: string): boolean {
  const deeper = line.search(/\S/) - before.search(/\S/);
  return (
    deeper >= 2 && deeper <= 8 && /[.!?:]["”’)]?$/.test(before.trimEnd()) && /^\s*["“‘(]?\p{Lu}/u.test(line)
  );
}

/** A heading that no blank line follows, or a paragraph that ends in a short line. */
function isBetween(before: string, line: string, length: number, width: number | null): boolean {
  const text = before.trim();
  if (length === 1 && namesReferenceList(text)) return true;
  if (width === null) return false;
  const isCounted = /^\d{1,2}\s/.test(line.trim());
  if (length === 1 && (opensSubsection(text, line.trim()) || (isShortHeading(text, width) && !isCounted)))
    return true;
  const opens = /^\s*["“‘(]?\p{Lu}/u.test(line);
  if (
    length === 1 &&
    opens &&
    text.length < width * 0.8 &&
    levelOf(text, false) !== null &&
    !numbered.test(line)
  )
    return true;
  if (
    levelOf(line.trim(), false) !== null &&
    /[.!?:)”"]$/.test(text) &&
    line.trim().length < width * 0.8 &&
    !numbered.test(before)
  )
    return /^\d+\.\d|^\p{L}/u.test(line.trim());
  return (
    opens &&
    /[.!?]["”’)]?$/.test(text) &&
    endsOnPurpose(before, line, width - 8) &&
    (length > 1 || text.length > width * 0.15)
  );
}

const sectionNumber = /^(\d{1,2}(?:\.\d{1,2}){0,3})\.?\s/;

/** "1 Summary", whatever follows: a paragraph's first line is as long as its others. */
function isShortHeading(typed: string, width: number): boolean {
  const text = withEvenNumber(typed);
  return (
    sectionNumber.test(text) &&
    text.length < width * 0.5 &&
    levelOf(text, false) !== null &&
    !numbered.test(text)
  );
}

/** "3. Results" with "3.1. Birds" in the next line. */
function opensSubsection(before: string, line: string): boolean {
  const [, outer] = sectionNumber.exec(withEvenNumber(before)) ?? [];
  const [, inner] = sectionNumber.exec(withEvenNumber(line)) ?? [];
  return (
    outer !== undefined &&
    inner === `${outer}.1` &&
    levelOf(before, false) !== null &&
    levelOf(line, false) !== null
  );
}

function paragraphsOf(group: readonly TypedLine[], width: number | null, close: Close): readonly Paragraph[] {
  const texts = group.map(({ text }) => text);
  const [first] = group;
  if (first === undefined) return [];
  const made = (kind: Paragraph["kind"], lines: readonly string[], own = group): Paragraph => ({
    kind,
    lines,
    lineNumbers: own.map(({ number }) => number),
    number: own[0]?.number ?? 0,
    isListed: false,
    opensPage: own[0]?.opensPage ?? false,
  });
  if (texts.some((text) => text.includes("$$"))) return [made("lines", texts)];
  if (isTable(texts)) return [made("table", texts)];
  const starts = itemStarts(texts);
  if (starts.length > 0) {
    const [at = 0] = starts;
    const head = group.slice(0, at);
    const items = starts.map((start, index) => group.slice(start, starts[index + 1] ?? group.length));
    const list = {
      ...made(
        "list",
        items.map((item) => unwrap(item, close)),
        group.slice(at),
      ),
      lineNumbers: items.map(([line]) => line?.number ?? 0),
    };
    return [...(head.length === 0 ? [] : paragraphsOf(head, width, close)), list];
  }
  if (group.length === 1) return [made("prose", texts)];
  if (width === null)
    return texts.every((text) => text.length > 100)
      ? group.map((line) => made("prose", [line.text], [line]))
      : [made("lines", texts)];
  const meant = texts.slice(0, -1).every((text, index) => endsOnPurpose(text, texts[index + 1], width));
  if (meant && !isNarrowProse(texts)) return [made("lines", seamed(group, close))];
  const indents = texts.map((text) => text.search(/\S/));
  const kind = Math.min(...indents) >= 4 ? "quote" : "prose";
  return [made(kind, [unwrap(group, close)])];
}

const shortestProse = 45;
const surelyProse = 60;

/** Prose in a narrower measure than the notes or tables of the text: even lines that are long or go on in the next. */
function isNarrowProse(texts: readonly string[]): boolean {
  const lengths = texts.slice(0, -1).map((text) => text.trim().length);
  const longest = Math.max(...lengths);
  const goesOn = texts.filter((text, index) => index > 0 && /^\s*\p{Ll}/u.test(text)).length;
  return (
    longest >= shortestProse &&
    lengths.every((length) => length >= longest * 0.8) &&
    (goesOn * 2 >= texts.length - 1 || (longest >= surelyProse && goesOn > 0))
  );
}

function unwrap(group: readonly TypedLine[], close: Close): string {
  return group
    .slice(1)
    .reduce((text, line) => close(text, line.text, line.number), group[0]?.text.trim() ?? "")
    .replace(/\s+/g, " ");
}

/** Bullets, or numbers that count from the first on. */
function itemStarts(texts: readonly string[]): readonly number[] {
  const bullets = texts.flatMap((text, index) =>
    bullet.test(text) && !/^\s*[-–]\s+\d[\d.,]*$/.test(text) ? [index] : [],
  );
  if (bullets.length > 0 && (bullets[0] === 0 || bullets.length > 1)) return bullets;
  const counted = texts.flatMap((text, index) => (numbered.test(text) ? [index] : []));
  const marks = counted.map((index) => /[a-z\d]+/i.exec(texts[index] ?? "")?.[0] ?? "");
  const counts =
    counted.length > 1 && marks.every((mark, index) => mark === following(marks[0] ?? "", index));
  return counts && (counted[0] === 0 || counted.length > 2) ? counted : [];
}

const romans = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"];

/** The mark `steps` behind the first: "1", "a" or "i". */
function following(first: string, steps: number): string | null {
  if (first === "1") return String(1 + steps);
  if (first === "a") return String.fromCharCode("a".charCodeAt(0) + steps);
  return first === "i" ? (romans[steps] ?? null) : null;
}

/** Columns of spaces, in which cells may have several lines; single letters are what hangs below a formula. */
function isTable(texts: readonly string[]): boolean {
  const columned = texts.filter((text) => /\S\S(?: {3,}|\t+)\S|\S(?: {3,}|\t+)\S\S/.test(text.trim())).length;
  return texts.length >= 3 && columned >= 2 && columned * 3 >= texts.length;
}

/** An entry keeps its lines where it is not known whether they are one; hanging lines belong to the one above. */
function entryParagraphs(
  group: readonly TypedLine[],
  width: number | null,
  close: Close,
): readonly Paragraph[] {
  const indents = group.map(({ text }) => text.search(/\S/));
  const least = Math.min(...indents);
  const hangs = indents[0] === least && indents.some((indent) => indent > least + 1);
  const entries: TypedLine[][] = [];
  for (const [index, line] of group.entries()) {
    const last = entries.at(-1);
    const begins = hangs ? indents[index] === least : last === undefined || width === null;
    if (begins || last === undefined) entries.push([line]);
    else last.push(line);
  }
  return entries.map((entry) => ({
    kind: "prose" as const,
    lines: hangs || width === null ? [unwrap(entry, close)] : seamed(entry, close),
    lineNumbers: entry.map(({ number }) => number),
    number: entry[0]?.number ?? 0,
    isListed: true,
    opensPage: entry[0]?.opensPage ?? false,
  }));
}

/** Lines stay lines but where a word or an address goes on in the next. */
function seamed(entry: readonly TypedLine[], close: Close): readonly string[] {
  const lines: string[] = [];
  for (const { text, number } of entry) {
    const last = lines.at(-1);
    const whole = last === undefined ? null : close(last, text, number);
    if (last === undefined || whole === `${last.trimEnd()} ${text.trimStart()}`) lines.push(text.trim());
    else lines[lines.length - 1] = whole ?? text;
  }
  return lines;
}
