import { isPlace } from "../../plain-text/front-part.ts";
import { levelOf, withEvenNumber } from "../../plain-text/typed-headings.ts";
import type { TypedLine } from "./typed-line.ts";

const mostLines = 3;
const numbered = /^\s*(?<number>\d{1,2}(?:\.\d{1,2}){0,4})(?<stop>[.)]?)\s+\S/;

/**
 * Parts numbered headings from the text that follows them without a blank line, and makes those of several lines one. A
 * number tells a heading where it counts on from one before: "4.2" behind "4.1", "4.1" behind "4". Where the text's lines
 * are broken is in `width`.
 */
export function partHeadings(lines: readonly TypedLine[], width: number): readonly TypedLine[] {
  const seen = new Set<string>();
  const parted: TypedLine[] = [];
  let isBehindHeading: boolean = true;
  let skip = 0;
  for (const [index, line] of lines.entries()) {
    if (skip > 0) {
      skip -= 1;
      continue;
    }
    const before = lines[index - 1]?.text.trim() ?? "";
    const isParted = isBehindHeading || line.opensPage || before === "";
    const opens: boolean = isParted || (isSubsection(line.text) && endsParagraph(before, width));
    const count: number = opens && countsOn(line.text, seen) ? linesOfHeading(lines, index, width) : 0;
    isBehindHeading = count > 0;
    if (count === 0) {
      parted.push(line);
      continue;
    }
    seen.add(numberOf(line.text) ?? "");
    const own = lines.slice(index, index + count);
    const blankAt = (number: number): TypedLine => ({ text: "", number, opensPage: false });
    if (!isParted) parted.push(blankAt(line.number));
    parted.push({ ...line, text: joined(own) }, blankAt(own.at(-1)?.number ?? line.number));
    skip = count - 1;
  }
  return parted;
}

function numberOf(text: string): string | undefined {
  return numbered.exec(withEvenNumber(text))?.groups?.["number"];
}

function countsOn(text: string, seen: ReadonlySet<string>): boolean {
  const parts = (numberOf(text) ?? "").split(".").map(Number);
  const last = parts.at(-1) ?? 0;
  const outer = parts.slice(0, -1);
  if (last === 0) return false;
  return last === 1
    ? outer.length === 0 || seen.has(outer.join("."))
    : seen.has([...outer, last - 1].join("."));
}

/** How many lines from `start` on are a heading; 0 where they are none, or may be items of a list or institutions. */
function linesOfHeading(lines: readonly TypedLine[], start: number, width: number): number {
  const textAt = (at: number): string => {
    const line = lines[at];
    return line === undefined || line.opensPage ? "" : line.text.trim();
  };
  let count = 1;
  while (count < mostLines && goesOn(joined(lines.slice(start, start + count)), textAt(start + count), width))
    count += 1;
  const heading = joined(lines.slice(start, start + count));
  const next = textAt(start + count);
  const { stop } = numbered.exec(withEvenNumber(heading))?.groups ?? {};
  if (levelOf(heading, false) === null || /^\p{Ll}/u.test(next)) return 0;
  if (isSubsection(heading)) return count;
  const isItem = stop !== "" && (count > 1 || next !== "");
  const isMarked = isPlace(heading) || /^\d{1,2}$/.test(numberOf(next) ?? "");
  return isItem || isMarked ? 0 : count;
}

/** Whether a heading in which words have capitals goes on in a line where they have, too. */
function goesOn(heading: string, next: string, width: number): boolean {
  return (
    next !== "" &&
    numberOf(next) === undefined &&
    next.length < width * 0.95 &&
    !/[.!?]\s/.test(next) &&
    hasCapitals(heading) &&
    hasCapitals(next)
  );
}

/** Whether nearly all words but the small ones have capitals. */
function hasCapitals(text: string): boolean {
  const words = (text.match(/[\p{L}\p{M}’'-]+/gu) ?? []).filter((word) => word.length >= 4);
  const small = words.filter((word) => /^\p{Ll}/u.test(word) && !/^(?:from|with|into|over|upon)$/.test(word));
  return words.some((word) => /^\p{Lu}/u.test(word)) && small.length * 5 <= words.length;
}

function isSubsection(text: string): boolean {
  return numberOf(text)?.includes(".") === true;
}

function endsParagraph(line: string, width: number): boolean {
  return /[.!?:]["”’)]?$/.test(line) || line.length < width * 0.75;
}

function joined(lines: readonly TypedLine[]): string {
  return lines.map(({ text }) => text.trim()).join(" ");
}
