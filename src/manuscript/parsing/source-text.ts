import type { Place } from "../../model/place.ts";
import type { DivisionSource } from "../../model/reading.ts";
import { type Columns, countColumns } from "../columns.ts";
import { tracePlace } from "../trace-place.ts";
import { align } from "./align.ts";
import { startDictionary, wordsOf } from "./words.ts";

/** A text to find things in, and the way from an offset in it to a place in the author's file. */
export type SourceText = {
  readonly text: string;
  readonly placeAt: (offset: number, certainty: Place["certainty"]) => Place;
};

/**
 * The text Pandoc read. Its lines are those of the author's file; where a dialect's construct was rewritten, the
 * columns around it still are the author's. A text without lines of its own, such as an abstract out of the front
 * matter, is sought in the file as it is.
 */
export function sourceText(division: DivisionSource): SourceText {
  const written = division.source.text.split("\n");
  const hasLines = division.markdown.trimEnd().split("\n").length <= written.length;
  const text = hasLines && division.kind !== "abstract" ? division.markdown : division.source.text;
  const starts = lineStarts(text);
  const lines = new Map<number, WrittenLine>();
  return {
    text,
    placeAt: (offset, certainty) => {
      const index = lineIndex(starts, offset);
      const start = starts[index] ?? 0;
      const known = lines.get(index);
      const line = known ?? writtenLine(written[index] ?? "", text.slice(start, starts[index + 1]));
      if (known === undefined) lines.set(index, line);
      const column = line.columns.columnAt(0, line.toWritten(offset - start));
      const place: Place = { file: division.source.path, line: index + 1, column, certainty };
      return tracePlace(division, place);
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

type WrittenLine = {
  /** The way from an offset in the line as read to the offset in the line as written. */
  readonly toWritten: (at: number) => number;
  readonly columns: Columns;
};

function writtenLine(written: string, read: string): WrittenLine {
  return { toWritten: wayToWritten(written, read), columns: countColumns(written) };
}

function wayToWritten(written: string, read: string): (at: number) => number {
  const line = read.replace(/\n$/, "");
  if (line === written) return (at) => Math.min(at, written.length);
  const dictionary = startDictionary();
  const here = wordsOf(line, dictionary);
  const there = wordsOf(written, dictionary);
  const matched = align(here.numbers, there.numbers);
  return (at) => {
    let [from, writtenFrom, to, writtenTo] = [0, 0, line.length, written.length];
    for (const [index, other] of matched.entries()) {
      if (other === -1) continue;
      if ((here.starts[index] ?? 0) > at) {
        [to, writtenTo] = [here.starts[index] ?? 0, there.starts[other] ?? 0];
        break;
      }
      [from, writtenFrom] = [here.starts[index] ?? 0, there.starts[other] ?? 0];
    }
    return writtenFrom + offsetIn(written.slice(writtenFrom, writtenTo), line.slice(from, to), at - from);
  };
}

/** What was rewritten begins behind the last character that was not. */
function offsetIn(written: string, read: string, at: number): number {
  const matched = align(codeUnits(read), codeUnits(written));
  const own = matched[at] ?? -1;
  if (own !== -1) return own;
  return (matched.subarray(0, at).findLast((other) => other !== -1) ?? -1) + 1;
}

function codeUnits(text: string): readonly number[] {
  return Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
}
