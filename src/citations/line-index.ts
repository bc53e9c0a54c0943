import type { Place } from "../model/place.ts";

/** Turns offsets in a file's text into places. */
export type LineIndex = (offset: number, certainty?: Place["certainty"]) => Place;

export function lineIndex(file: string, text: string): LineIndex {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  // A file written in one line of a megabyte is not counted from its start for every entry.
  let counted = { start: 0, offset: 0, points: 0 };
  const pointsTo = (start: number, offset: number): number => {
    const from =
      counted.start === start && counted.offset <= offset ? counted : { start, offset: start, points: 0 };
    const points = from.points + [...text.slice(from.offset, offset)].length;
    counted = { start, offset, points };
    return points;
  };
  return (offset, certainty = "exact") => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { file, line: low + 1, column: pointsTo(starts[low] ?? 0, offset) + 1, certainty };
  };
}
