import { landmarksOf, stretchesOf } from "./landmarks.ts";
import { type Anchor, type Cursor, nextAnchor } from "./next-anchor.ts";
import type { Range } from "./text.ts";

/** A text that keeps its order in the edition: the characters, and where its passages end. */
export type Stream = { readonly chars: string; readonly ends: ReadonlySet<number> };

/**
 * The edition's text: the characters, where its lines end and its pages begin, and the lines that hold right-to-left text, by
 * their ends.
 */
export type Edition = {
  readonly chars: string;
  readonly lineEnds: readonly number[];
  readonly pageStarts: ReadonlySet<number>;
  readonly isReordered: (lineEnd: number) => boolean;
};

/** Equal stretches: characters of a stream and of the edition. */
export type Match = { readonly expected: number; readonly actual: number; readonly length: number };

export type Alignment = {
  /** For every stream its matches, ascending in both texts. */
  readonly matches: readonly (readonly Match[])[];
  /** What no stream accounts for, ascending: running heads, formulas, list markers, text that stands there twice. */
  readonly skipped: readonly Range[];
};

/** Fewer letters may agree by chance. */
const surelyTheSame = 8;

/** More do where two passages begin alike, as captions do: "Figure 10.12". */
const mostByChance = 16;

/**
 * Accounts for the edition's text by streams whose parts it mixes: each keeps its order, and where one breaks off
 * another goes on, as the notes do at the foot of a page. Work grows with the length of the text and the number of
 * differences.
 */
export function align(streams: readonly Stream[], edition: Edition): Alignment {
  const stretches = stretchesOf(edition.chars);
  const cursors = streams.map(
    ({ chars }): Cursor => ({ chars, landmarks: landmarksOf(chars, stretches), at: 0, next: 0 }),
  );
  const matches = streams.map((): Match[] => []);
  const skipped: Range[] = [];
  const lines = lineFinder(edition.lineEnds, edition.chars.length);
  let at = 0;
  let latest = -1;

  const take = (stream: number, length: number): void => {
    const cursor = cursors[stream];
    if (cursor === undefined || length === 0) return;
    matches[stream]?.push({ expected: cursor.at, actual: at, length });
    cursor.at += length;
    at += length;
    latest = stream;
  };
  const jump = ({ stream, expected, actual }: Anchor): void => {
    const cursor = cursors[stream];
    if (cursor !== undefined) cursor.at = expected;
    if (actual > at) skipped.push({ start: at, end: actual });
    at = actual;
    const run = { stream, length: sharedLength(cursor?.chars ?? "", expected, edition.chars, at) };
    take(
      stream,
      withoutChance(run, (length) => endsThere(run, length)),
    );
  };

  const endsWithLine = (stream: number, length: number): boolean =>
    lines(at + length - 1) === at + length &&
    streams[stream]?.ends.has((cursors[stream]?.at ?? 0) + length) === true;

  /** Where a passage ends, or a line after which another stream surely goes on. */
  const endsThere = (run: Run, length: number): boolean => {
    const cursor = cursors[run.stream];
    if (streams[run.stream]?.ends.has((cursor?.at ?? 0) + length)) return true;
    const end = at + length;
    if (lines(end - 1) !== end) return false;
    return cursors.some(
      (other) => other !== cursor && sharedLength(other.chars, other.at, edition.chars, end) >= surelyTheSame,
    );
  };

  while (at < edition.chars.length) {
    const lineEnd = lines(at);
    for (const cursor of cursors) passLandmarks(cursor, at);
    const run = longestRun(cursors, edition.chars, at, latest);
    const length = withoutChance(run, (end) => endsThere(run, end));
    if (length >= surelyTheSame || (length > 0 && endsWithLine(run.stream, length))) {
      take(run.stream, length);
      continue;
    }
    const reordered = edition.isReordered(lineEnd)
      ? sameLetters(cursors, edition.chars.slice(at, lineEnd), latest)
      : -1;
    if (reordered >= 0) {
      take(reordered, lineEnd - at);
      continue;
    }
    // At the head of a page any stream may go on, whichever came last at the foot before.
    const anchor = nextAnchor(cursors, edition.chars, at, edition.pageStarts.has(at) ? null : latest);
    if (anchor === null) break;
    jump(anchor);
  }
  if (at < edition.chars.length) skipped.push({ start: at, end: edition.chars.length });
  return { matches, skipped };
}

function passLandmarks(cursor: Cursor, at: number): void {
  while ((cursor.landmarks[cursor.next]?.actual ?? Number.POSITIVE_INFINITY) < at) cursor.next += 1;
}

/** Gives the end of the line a character stands in; asked for ascending characters only. */
function lineFinder(lineEnds: readonly number[], end: number): (offset: number) => number {
  let index = 0;
  return (offset) => {
    while (index > 0 && (lineEnds[index - 1] ?? 0) > offset) index -= 1;
    while ((lineEnds[index] ?? end) <= offset) {
      if (index >= lineEnds.length) return end;
      index += 1;
    }
    return lineEnds[index] ?? end;
  };
}

type Run = { readonly stream: number; readonly length: number };

/** A run that breaks off soon after a likely end went on by chance: another stream may begin there with the same letters. */
function withoutChance({ length }: Run, isLikelyEnd: (length: number) => boolean): number {
  for (let back = 1; back < Math.min(mostByChance, length); back += 1) {
    if (isLikelyEnd(length - back)) return length - back;
  }
  return length;
}

/** Of streams that go on alike the latest one: "Not yet" may be an abstract and a section. */
function longestRun(cursors: readonly Cursor[], actual: string, at: number, latest: number): Run {
  const own = cursors[latest];
  let best = {
    stream: Math.max(0, latest),
    length: own === undefined ? 0 : sharedLength(own.chars, own.at, actual, at),
  };
  for (const [stream, cursor] of cursors.entries()) {
    const length = sharedLength(cursor.chars, cursor.at, actual, at);
    if (length > best.length) best = { stream, length };
  }
  return best;
}

function sharedLength(expected: string, from: number, actual: string, at: number): number {
  const most = Math.min(expected.length - from, actual.length - at);
  let length = 0;
  while (length < most && expected.charCodeAt(from + length) === actual.charCodeAt(at + length)) length += 1;
  return length;
}

/**
 * The stream that goes on with the same letters in any order, first of all the latest one, and only that one where the
 * letters are few; -1 where none does.
 */
function sameLetters(cursors: readonly Cursor[], line: string, latest: number): number {
  const wanted = sorted(line);
  const goesOn = (cursor: Cursor | undefined): boolean =>
    cursor !== undefined && sorted(cursor.chars.slice(cursor.at, cursor.at + line.length)) === wanted;
  if (goesOn(cursors[latest])) return latest;
  return line.length < surelyTheSame ? -1 : cursors.findIndex(goesOn);
}

function sorted(text: string): string {
  return [...text].sort().join("");
}
