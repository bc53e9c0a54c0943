/** The way between offsets in a text, in UTF-16 units, and columns, which count characters from 1. */
export type Columns = {
  /** Column of an offset in the line that starts at another. */
  readonly columnAt: (lineStart: number, offset: number) => number;
  /** Offset of a column in the line between two offsets; its end where the line is shorter. */
  readonly offsetAt: (lineStart: number, lineEnd: number, column: number) => number;
};

const step = 1024;
const pair = /[\ud800-\udbff][\udc00-\udfff]/;

/**
 * Counts the text once, so that a place far behind in a very long line is found as fast as any other: what has to be
 * counted for one is at most a stretch of `step` units.
 */
export function countColumns(text: string): Columns {
  const pairsBefore = pair.test(text) ? countPairs(text) : () => 0;
  const columnAt: Columns["columnAt"] = (lineStart, offset) =>
    offset - lineStart - (pairsBefore(offset) - pairsBefore(lineStart)) + 1;
  return {
    columnAt,
    offsetAt: (lineStart, lineEnd, column) => {
      let low = lineStart;
      let high = lineEnd;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        // Between the two units of a character the column is the next one's already.
        if (columnAt(lineStart, middle) <= column) low = middle;
        else high = middle - 1;
      }
      return low;
    },
  };
}

/** How many characters of two units end before an offset. */
function countPairs(text: string): (offset: number) => number {
  const before = new Int32Array(Math.floor(text.length / step) + 1);
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (at % step === 0) before[at / step] = count;
    if (endsPair(text, at)) count += 1;
  }
  return (offset) => {
    const known = Math.min(Math.floor(offset / step), before.length - 1);
    let found = before[known] ?? 0;
    for (let at = known * step; at < offset; at += 1) if (endsPair(text, at)) found += 1;
    return found;
  };
}

function endsPair(text: string, at: number): boolean {
  return (text.codePointAt(at - 1) ?? 0) > 0xffff;
}
