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
  const gaps: Gap[] = [];
  let next = 0;
  const close = (before: Match | undefined, after: Match | undefined): void => {
    const expected = { start: endOf(before).expected, end: after?.expected ?? length };
    const actual = { start: endOf(before).actual, end: after?.actual ?? edition };
    while (next < skipped.length && (skipped[next]?.start ?? 0) < actual.start) next += 1;
    const reach = nearby + weight * (expected.end - expected.start);
    const inside: Range[] = [];
    for (let index = next; index < skipped.length; index += 1) {
      const range = skipped[index];
      if (range === undefined || range.start >= actual.end) break;
      const followsText = before !== undefined && range.start - actual.start < reach;
      const comesBeforeText = after !== undefined && actual.end - range.end < reach;
      if (followsText || comesBeforeText || (before ?? after) === undefined) inside.push(range);
    }
    if (expected.end > expected.start || inside.length > 0) gaps.push({ expected, actual, skipped: inside });
  };
  for (const [index, match] of matches.entries()) close(matches[index - 1], match);
  close(matches.at(-1), undefined);
  return gaps;
}

// How far from the text around a gap its words may be: other streams' texts may stand between, running heads too.
const nearby = 200;
const weight = 4;

function endOf(match: Match | undefined): { readonly expected: number; readonly actual: number } {
  if (match === undefined) return { expected: 0, actual: 0 };
  return { expected: match.expected + match.length, actual: match.actual + match.length };
}
