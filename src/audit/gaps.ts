import type { Alignment, Match } from "./alignment.ts";
import type { Range } from "./text.ts";

/** Text of a stream between two matches, and what the edition has there that no stream accounts for. */
export type Gap = {
  readonly expected: Range;
  /** The stretch of the edition between the two matches. */
  readonly actual: Range;
  readonly skipped: readonly Range[];
};

/** The gaps of one stream, those at its ends included, where either text has anything. */
export function gapsOf(
  length: number,
  edition: number,
  matches: readonly Match[],
  { skipped }: Alignment,
): readonly Gap[] {
  let next = 0;
  const between = (before: Match | undefined, after: Match | undefined): Gap => {
    const start = endOf(before);
    const expected = { start: start.expected, end: after?.expected ?? length };
    const actual = { start: start.actual, end: after?.actual ?? edition };
    const inside: Range[] = [];
    for (let range = skipped[next]; range !== undefined && range.start < actual.end; range = skipped[next]) {
      if (range.start >= actual.start) inside.push(range);
      next += 1;
    }
    const reach = nearby + weight * (expected.end - expected.start);
    const isNear = (range: Range): boolean =>
      (before !== undefined && range.start - actual.start < reach) ||
      (after !== undefined && actual.end - range.end < reach) ||
      (before ?? after) === undefined;
    return { expected, actual, skipped: inside.filter(isNear) };
  };
  return [...matches.keys(), matches.length]
    .map((index) => between(matches[index - 1], matches[index]))
    .filter((gap) => gap.expected.end > gap.expected.start || gap.skipped.length > 0);
}

// How far from the text around a gap its words may be: other streams' texts may stand between, running heads too.
const nearby = 200;
const weight = 4;

function endOf(match: Match | undefined): { readonly expected: number; readonly actual: number } {
  if (match === undefined) return { expected: 0, actual: 0 };
  return { expected: match.expected + match.length, actual: match.actual + match.length };
}
