import { wordsOf } from "./normalise.ts";
import type { Passage } from "./passage.ts";
import { piecesOf } from "./pieces.ts";
import { lettersOf, type Stream } from "./stream.ts";

/** A passage whose place in the stream is known, since a stretch of it occurs there and nowhere else. */
export type Anchor = { readonly passage: number; readonly offset: number };

// Long enough to be rare, short enough to stand on one line.
const stretch = 20;
const tries = 12;

/**
 * Finds passages by stretches that are unique in the stream and keeps the longest series that is in the same order in
 * both, so that a loss in one place cannot move what is looked for in another.
 */
export function anchorsOf(passages: readonly Passage[], stream: Stream, start: number): readonly Anchor[] {
  const unique = uniqueStretches(stream, start);
  const found = passages.flatMap((passage, index) => {
    const offset = uniqueOffset(passage, unique);
    return offset === null ? [] : [{ passage: index, offset }];
  });
  return longestAscending(found);
}

/** Stretch that begins a word → where; a negative number for one that occurs again. */
function uniqueStretches({ letters, words }: Stream, start: number): ReadonlyMap<string, number> {
  const offsets = new Map<string, number>();
  for (const word of words) {
    if (word < start) continue;
    const key = letters.slice(word, word + stretch);
    offsets.set(key, offsets.has(key) ? -1 : word);
  }
  return offsets;
}

function uniqueOffset(passage: Passage, unique: ReadonlyMap<string, number>): number | null {
  for (const piece of piecesOf(passage)) {
    const words = wordsOf(piece)
      .slice(0, tries + stretch)
      .map(({ text }) => lettersOf(text));
    for (let start = 0; start < Math.min(tries, words.length); start += 1) {
      const key = words
        .slice(start, start + stretch)
        .join("")
        .slice(0, stretch);
      if (key.length < stretch) break;
      const offset = unique.get(key);
      if (offset !== undefined && offset >= 0) return offset;
    }
  }
  return null;
}

/** Longest series with ascending offsets, by patience sorting. */
function longestAscending(anchors: readonly Anchor[]): readonly Anchor[] {
  const tops: number[] = [];
  const before = new Array<number>(anchors.length).fill(-1);
  for (const [index, { offset }] of anchors.entries()) {
    let pile = 0;
    let high = tops.length;
    while (pile < high) {
      const middle = (pile + high) >> 1;
      if ((anchors[tops[middle] ?? 0]?.offset ?? 0) < offset) pile = middle + 1;
      else high = middle;
    }
    before[index] = tops[pile - 1] ?? -1;
    tops[pile] = index;
  }
  const series: Anchor[] = [];
  for (let index = tops.at(-1) ?? -1; index >= 0; index = before[index] ?? -1) {
    const anchor = anchors[index];
    if (anchor !== undefined) series.push(anchor);
  }
  return series.reverse();
}
