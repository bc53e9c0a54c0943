import type { Edit } from "../../model/diagnostic.ts";
import type { SourceLine } from "../../model/passage.ts";
import type { Place, Position } from "../../model/place.ts";

/** The manuscript's lines, one after another, to be searched at once; each ends with `\n`. */
export type Prose = {
  /** Running text; whatever else was written is spaces. */
  readonly prose: string;
  /** The same lines as typed. */
  readonly text: string;
  readonly lines: readonly SourceLine[];
  /** Where each line begins. */
  readonly starts: readonly number[];
};

/** A stretch of running text within a line. */
export type ProseMatch = {
  readonly text: string;
  readonly groups: Readonly<Record<string, string | undefined>>;
  readonly line: SourceLine;
  /** In UTF-16 units from the beginning of the line. */
  readonly index: number;
  readonly place: Place;
  readonly end: Position;
};

const known = new WeakMap<readonly SourceLine[], Prose>();

/** Made once for all the checks of a manuscript. */
export function proseOf(lines: readonly SourceLine[]): Prose {
  const made = known.get(lines);
  if (made !== undefined) return made;
  const starts: number[] = [];
  let length = 0;
  for (const { text } of lines) {
    starts.push(length);
    length += text.length + 1;
  }
  const join = (parts: readonly string[]): string => parts.map((part) => `${part}\n`).join("");
  const prose: Prose = {
    prose: join(lines.map((line) => line.prose)),
    text: join(lines.map((line) => line.text)),
    lines,
    starts,
  };
  known.set(lines, prose);
  return prose;
}

/**
 * What a pattern (global, of one line) finds in running text. Nothing is found where markup, code or the like stands
 * inside or directly beside it: what was left out there is not known to be absent.
 */
export function findInProse(lines: readonly SourceLine[], pattern: RegExp): readonly ProseMatch[] {
  return find(proseOf(lines), pattern, 1);
}

/** The same for characters that are what they are, whatever stands beside them. */
export function findCharacters(lines: readonly SourceLine[], pattern: RegExp): readonly ProseMatch[] {
  return find(proseOf(lines), pattern, 0);
}

/** `margin`: how many units on either side must be running text as well. */
function find(all: Prose, pattern: RegExp, margin: number): readonly ProseMatch[] {
  const found: ProseMatch[] = [];
  let at = { index: 0, offset: 0, column: 1 };
  for (const match of all.prose.matchAll(pattern)) {
    const [text] = match;
    const from = match.index;
    if (!isAsTyped(all, from - margin, from + text.length + margin)) continue;
    const index = lineAt(all, from, at.index);
    const start = all.starts[index] ?? 0;
    const line = all.lines[index];
    if (line === undefined) continue;
    if (at.index !== index || at.offset > from) at = { index, offset: start, column: 1 };
    const column = at.column + codePoints(all.text.slice(at.offset, from));
    at = { index, offset: from, column };
    const position = { line: line.line, column: column + codePoints(text) };
    const place: Place = { file: line.file, line: line.line, column, certainty: "exact" };
    found.push({ text, groups: match.groups ?? {}, line, index: from - start, place, end: position });
  }
  return found;
}

function isAsTyped({ prose, text }: Prose, from: number, to: number): boolean {
  const begin = Math.max(0, from);
  return prose.slice(begin, to) === text.slice(begin, to);
}

/** Index of the line an offset lies in, from the one before it was in. */
function lineAt({ starts }: Prose, offset: number, from: number): number {
  let low = from;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** How many code points a text has. */
export function codePoints(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1)
    if ((text.charCodeAt(at) & 0xfc00) !== 0xdc00 || (text.charCodeAt(at - 1) & 0xfc00) !== 0xd800)
      count += 1;
  return count;
}

/** Writes something else in a match's place. */
export function replacing({ place, end }: Pick<ProseMatch, "place" | "end">, text: string): readonly Edit[] {
  return [{ file: place.file, from: place, to: end, text }];
}

/** The stretch of a match from one of its units (UTF-16) up to another. */
export function within(match: ProseMatch, from: number, to: number): Pick<ProseMatch, "place" | "end"> {
  const { place } = match;
  const column = place.column + codePoints(match.text.slice(0, from));
  return {
    place: { ...place, column },
    end: { line: place.line, column: column + codePoints(match.text.slice(from, to)) },
  };
}
