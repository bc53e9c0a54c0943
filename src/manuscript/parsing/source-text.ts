import type { Place } from "../../model/place.ts";
import type { DivisionSource } from "../../model/reading.ts";
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
  const columns = new Map<number, (at: number) => number>();
  return {
    text,
    placeAt: (offset, certainty) => {
      const index = lineIndex(starts, offset);
      const start = starts[index] ?? 0;
      const known = columns.get(index);
      const toWritten = known ?? columnsOf(written[index] ?? "", text.slice(start, starts[index + 1]));
      if (known === undefined) columns.set(index, toWritten);
      const column = codePoints(written[index] ?? "", toWritten(offset - start)) + 1;
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

function codePoints(line: string, end: number): number {
  let count = 0;
  for (let at = 0; at < end; at += (line.codePointAt(at) ?? 0) > 0xffff ? 2 : 1) count += 1;
  return count;
}

/** The way from an offset in a line as read to the offset in the line as written. */
function columnsOf(written: string, read: string): (at: number) => number {
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
