import type { Place } from "../model/place.ts";

/** Turns offsets in a file's text into places. */
export type LineIndex = (offset: number, certainty?: Place["certainty"]) => Place;

export function lineIndex(file: string, text: string): LineIndex {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return (offset, certainty = "exact") => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    const column = [...text.slice(starts[low], offset)].length + 1;
    return { file, line: low + 1, column, certainty };
  };
}
