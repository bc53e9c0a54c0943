import { type Alignment, align, type Match, type Stream } from "./alignment.ts";
import { type Gap, gapsOf } from "./gaps.ts";
import { missingWords } from "./missing-words.ts";
import type { Passage } from "./passage.ts";
import { boundariesIn, joinPieces, pieceAt, type Range, type Text } from "./text.ts";

/** A line of the edition and the page, or document, it stands on, from 0. */
export type EditionLine = { readonly raw: string; readonly page: number };

/** A passage whose words the edition does not have as they are. */
export type Difference = {
  readonly stream: Text<Passage>;
  /** What is missing; empty where something stands between that does not belong there. */
  readonly expected: Range;
  /** What the edition has instead, where it is short enough to say so. */
  readonly found: Range | null;
  /** Where in the edition's text. */
  readonly at: number;
};

/** A passage that stands in the edition once more. */
export type Doubled = { readonly stream: Text<Passage>; readonly expected: number; readonly at: number };

export type TextComparison = {
  readonly edition: Text<EditionLine>;
  readonly differences: readonly Difference[];
  readonly doubled: readonly Doubled[];
  /** Page a stretch of a stream begins on; null where it is not in the edition. */
  readonly pageOf: (stream: number, expected: number) => number | null;
};

const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const longestInstead = 40;

/**
 * Compares streams of passages with an edition's lines. Where they are painted, as on a page, the order of what stands
 * side by side is not certain.
 */
export function compareStreams(
  passages: readonly (readonly Passage[])[],
  lines: readonly EditionLine[],
  arePainted: boolean,
): TextComparison {
  const streams = passages.map((list) => joinPieces(list));
  const edition = joinPieces(lines);
  const alignment = align(streams.map(streamOf), {
    chars: edition.chars,
    lineEnds: edition.starts.slice(1),
    pageStarts: new Set(
      lines.flatMap(({ page }, index) =>
        page === lines[index - 1]?.page ? [] : (edition.starts[index] ?? []),
      ),
    ),
    isReordered: (end) => arePainted && rightToLeft.test(lines[pieceAt(edition, end - 1)]?.raw ?? ""),
  });
  const differences = streams.flatMap((stream, index) => {
    const gaps = gapsOf(stream.chars.length, edition.chars.length, alignment.matches[index] ?? [], alignment);
    return gaps.flatMap((gap) => differencesIn(gap, stream, edition, arePainted));
  });
  return {
    edition,
    differences: differences.filter(
      (difference) => !(arePainted && standsNearby(difference, edition, alignment)),
    ),
    doubled: doubledIn(alignment, streams, edition).filter((each) => isMatched(each, streams, alignment)),
    pageOf: (stream, expected) => pageOf(alignment, stream, expected, edition),
  };
}

function streamOf({ chars, starts }: Text): Stream {
  return { chars, ends: new Set(starts.slice(1)) };
}

function differencesIn(
  gap: Gap,
  stream: Text<Passage>,
  edition: Text<EditionLine>,
  arePainted: boolean,
): readonly Difference[] {
  const at = gap.actual.start;
  if (gap.expected.start === gap.expected.end) return insertion(gap, stream, edition);
  const [only] = gap.skipped;
  const missing = missingWords(stream, gap, edition, arePainted);
  const isShort =
    only !== undefined &&
    gap.skipped.length + missing.length === 2 &&
    only.end - only.start <= longestInstead;
  return missing.map((expected) => ({
    stream,
    expected,
    found: isShort && expected.end - expected.start <= longestInstead ? only : null,
    at,
  }));
}

/** Letters inside a word or beside a number, where neither a line ends nor a formula stands, change it. */
function insertion(gap: Gap, stream: Text<Passage>, edition: Text<EditionLine>): readonly Difference[] {
  const [range] = gap.skipped;
  const at = gap.expected.start;
  if (range === undefined || gap.skipped.length > 1 || range.end - range.start > longestInstead) return [];
  if (range.end - range.start < gap.actual.end - gap.actual.start) return [];
  if (pieceAt(edition, range.start) !== pieceAt(edition, range.end)) return [];
  const chars = edition.chars.slice(range.start - 1, range.end + 1);
  if (rightToLeft.test(chars) || isAtFormula(at, stream)) return [];
  const boundaries = boundariesIn(edition, { start: range.start - 1, end: range.end + 1 });
  const openLeft = !boundaries.has(range.start);
  const openRight = !boundaries.has(range.end);
  const inWord = !boundariesIn(stream, { start: at, end: at }).has(at);
  const isNumber = /^\d[\d.,]*$/.test(edition.chars.slice(range.start, range.end));
  const beside = (openLeft && /^\d/.test(chars)) || (openRight && /\d$/.test(chars));
  const changes = (inWord && openLeft && openRight) || (isNumber && beside);
  return changes ? [{ stream, expected: { start: at, end: at }, found: range, at: range.start }] : [];
}

function isAtFormula(offset: number, stream: Text<Passage>): boolean {
  const index = pieceAt(stream, offset);
  const near = [stream.pieces[index], stream.pieces[index - 1]];
  return near.some((passage) => passage !== undefined && passage.formulas.length > 0);
}

const linesNearby = 6;

/** In what order the parts of right-to-left lines are read cannot always be told from where they are painted. */
function standsNearby(
  { stream, expected, at }: Difference,
  edition: Text<EditionLine>,
  { skipped }: Alignment,
): boolean {
  const line = pieceAt(edition, at);
  if (!edition.pieces.slice(line, line + 2).some(({ raw }) => rightToLeft.test(raw))) return false;
  const chars = stream.chars.slice(expected.start, expected.end);
  return skipped.some(({ start, end }) => {
    const first = pieceAt(edition, start);
    return (
      end - start >= chars.length &&
      rightToLeft.test(edition.pieces[first]?.raw ?? "") &&
      first - linesNearby <= line &&
      line <= pieceAt(edition, end) + linesNearby &&
      edition.chars.slice(start, end).includes(chars)
    );
  });
}

// Shorter texts may well be repeated.
const shortestDoubled = 40;
const sample = 20;
const step = 10;
const mostlyTheSame = 0.6;

/** What stands before the text, such as the imprint, may say what the text says. */
function doubledIn(
  { skipped, matches }: Alignment,
  streams: readonly Text<Passage>[],
  edition: Text<EditionLine>,
): readonly Doubled[] {
  const textStart = Math.min(...matches.slice(-2).map((list) => list[0]?.actual ?? Number.POSITIVE_INFINITY));
  return skipped
    .filter(({ start, end }) => start > textStart && end - start >= shortestDoubled)
    .flatMap((range) => doubledAt(range, streams, edition));
}

function doubledAt(
  { start, end }: Range,
  streams: readonly Text<Passage>[],
  edition: Text<EditionLine>,
): readonly Doubled[] {
  let first: Doubled | null = null;
  let same = 0;
  let samples = 0;
  for (let at = start; at + sample <= end; at += step) {
    samples += 1;
    const found = findPassage(edition.chars.slice(at, at + sample), streams);
    if (found === null) continue;
    same += 1;
    first ??= { ...found, at };
  }
  return first !== null && same >= samples * mostlyTheSame ? [first] : [];
}

function findPassage(
  chars: string,
  streams: readonly Text<Passage>[],
): { readonly stream: Text<Passage>; readonly expected: number } | null {
  for (const stream of streams) {
    const expected = stream.chars.indexOf(chars);
    const passage = expected < 0 ? undefined : stream.pieces[pieceAt(stream, expected)];
    if (passage !== undefined && !mayRepeat.has(passage.role)) return { stream, expected };
  }
  return null;
}

/** Whether the passage stands in its own place, too. */
function isMatched({ stream, expected }: Doubled, streams: readonly Text[], { matches }: Alignment): boolean {
  const list = matches[streams.indexOf(stream)] ?? [];
  const match = matchAt(list, expected);
  return match !== undefined && match.expected <= expected;
}

const mayRepeat: ReadonlySet<string> = new Set(["heading", "table-head", "caption", "contents"]);

function pageOf(
  { matches }: Alignment,
  stream: number,
  expected: number,
  edition: Text<EditionLine>,
): number | null {
  const match = matchAt(matches[stream] ?? [], expected);
  if (match === undefined || match.expected > expected) return null;
  const offset = match.actual + expected - match.expected;
  return edition.pieces[pieceAt(edition, offset)]?.page ?? null;
}

/** The match that holds an offset of a stream, else the one after it. */
function matchAt(matches: readonly Match[], expected: number): Match | undefined {
  let low = 0;
  let high = matches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const match = matches[middle];
    if (match !== undefined && match.expected + match.length <= expected) low = middle + 1;
    else high = middle;
  }
  return matches[low];
}
