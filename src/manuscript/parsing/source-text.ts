import type { Place } from "../../model/place.ts";
import type { DivisionSource } from "../../model/reading.ts";
import { tracePlace } from "../trace-place.ts";

/** The text Pandoc read, to find things in, and the way from an offset in it to a place in the author's file. */
export type SourceText = {
  readonly text: string;
  readonly placeAt: (offset: number, certainty: Place["certainty"]) => Place;
  /** Start of the line that holds `offset`, after its indentation. */
  readonly lineStart: (offset: number) => number;
};

/** Lines correspond one to one; where a line was rewritten, the column is that of the first change at most. */
export function sourceText(division: DivisionSource): SourceText {
  const text = division.markdown;
  const starts = lineStarts(text);
  const written = division.source.text.split("\n");
  return {
    text,
    placeAt: (offset, certainty) => {
      const index = lineIndex(starts, offset);
      const start = starts[index] ?? 0;
      const end = starts[index + 1] === undefined ? text.length : (starts[index + 1] ?? 0) - 1;
      const line = written[index] ?? "";
      const column = columnIn(line, text.slice(start, end), offset - start);
      const place: Place = { file: division.source.path, line: index + 1, column, certainty };
      return tracePlace(division, place);
    },
    lineStart: (offset) => {
      const start = starts[lineIndex(starts, offset)] ?? 0;
      return start + (/^[ \t]*/.exec(text.slice(start, start + 200))?.[0].length ?? 0);
    },
  };
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

function lineIndex(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Code points, from 1. */
function columnIn(written: string, read: string, at: number): number {
  const same = commonPrefix(written, read);
  const tail = commonSuffix(written.slice(same), read.slice(same));
  const inTail = at >= read.length - tail;
  const index = at <= same ? at : inTail ? at + written.length - read.length : same;
  return [...written.slice(0, Math.max(0, index))].length + 1;
}

function commonPrefix(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let count = 0;
  while (count < most && a[count] === b[count]) count += 1;
  return count;
}

function commonSuffix(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let count = 0;
  while (count < most && a.at(-1 - count) === b.at(-1 - count)) count += 1;
  return count;
}
