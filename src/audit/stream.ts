import { normalise } from "./normalise.ts";

/** The whole text of an edition as its letters and digits, in the order it is read. */
export type Stream = {
  readonly letters: string;
  /** Where words begin, ascending. */
  readonly words: readonly number[];
  /** Where lines begin, ascending. */
  readonly lines: readonly number[];
  /** Where pages begin, ascending; an e-book's documents are its pages. */
  readonly pages: readonly number[];
};

const signs = /[^\p{L}\p{N}]+/gu;

/** What is looked for: letters and digits alone, since addresses and numbers are divided at their signs. */
export function lettersOf(text: string): string {
  return normalise(text).replace(signs, "");
}

/** A stream of pages, each a list of lines. */
export function streamOf(pages: readonly (readonly string[])[]): Stream {
  const parts: string[] = [];
  const words: number[] = [];
  const lines: number[] = [];
  const starts: number[] = [];
  let length = 0;
  for (const page of pages) {
    starts.push(length);
    for (const line of page) {
      lines.push(length);
      for (const word of line.split(/\s+/)) {
        const letters = lettersOf(word);
        if (letters === "") continue;
        words.push(length);
        parts.push(letters);
        length += letters.length;
      }
    }
  }
  return { letters: parts.join(""), words, lines, pages: starts };
}

/** First of the ascending offsets that is greater than `offset`; the stream's end when there is none. */
export function nextAfter(offset: number, offsets: readonly number[], end: number): number {
  let low = 0;
  let high = offsets.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((offsets[middle] ?? end) > offset) high = middle;
    else low = middle + 1;
  }
  return offsets[low] ?? end;
}

/** Offset of `wanted` where it stands whole between `low` and `high`; -1 when it does not. */
export function find(letters: string, wanted: string, low: number, high: number): number {
  const found = letters.slice(low, high).indexOf(wanted);
  return found < 0 ? -1 : low + found;
}
