import { placeMark } from "../../markup/written-at.ts";
import type { Galley } from "../../model/galley.ts";
import type { Passage } from "../../model/passage.ts";
import type { Place } from "../../model/place.ts";
import { ownLines, visitBlocks } from "../../tree/walk.ts";
import { lettersByBlock, lettersIn, lettersOf } from "../block-letters.ts";
import type { SourceLabel } from "./page-text.ts";

/** A text block of the manuscript as its pages show it. */
export type WrittenBlock = {
  readonly letters: string;
  readonly place: Place;
  /** Null where nothing knows which letter was written where. */
  readonly passage: Passage | null;
};

export type FoundWords = {
  readonly block: WrittenBlock;
  /** Letters of the block before the words. */
  readonly letters: number;
  readonly certainty: "sure" | "unsure";
};

/** The galley's text blocks, each with its passage, and the works of the reference list. */
export function writtenBlocks(galley: Galley, passages: readonly Passage[]): readonly WrittenBlock[] {
  const letters = lettersByBlock(galley);
  const blocks = passages.flatMap((passage) => {
    const own = letters.get(placeMark(passage.place));
    return own === undefined ? [] : [{ letters: own, place: passage.place, passage }];
  });
  return [...blocks, ...works(galley)];
}

function works({ spine, places }: Galley): readonly WrittenBlock[] {
  const found: WrittenBlock[] = [];
  visitBlocks(
    spine.flatMap(({ blocks }) => blocks),
    {
      block: (block) => {
        if (block.t !== "Div" || !block.c[0][1].includes("reference-list-entry")) return;
        const place = places.get(block.c[0][0]);
        const letters = block.c[1].flatMap(ownLines).map(lettersIn).join("");
        if (place !== undefined) found.push({ letters, place, passage: null });
      },
    },
  );
  return found;
}

/** Letters on either side that say which of several equal words is meant; the longest that is found counts. */
const contexts = [40, 24, 14, 8, 4] as const;
/** Letters that hardly stand twice in a manuscript. */
const telling = 22;

/**
 * Finds a stretch of a page's letters in the manuscript: first in the paragraph that the margin names, then in all. It is
 * sure only where the stretch, with the letters around it, is found once.
 */
export function findWords(
  page: string,
  from: number,
  to: number,
  label: SourceLabel | null,
  blocks: readonly WrittenBlock[],
): FoundWords | null {
  const labelled = label === null ? [] : blocks.filter(({ place }) => isLabelled(place, label));
  for (const [isNamed, among] of [
    [true, labelled],
    [false, blocks],
  ] as const) {
    for (const [before, after] of stretches(page, from, to)) {
      const needle = page.slice(before, after);
      const found = occurrences(needle, among);
      const [first] = found;
      if (first === undefined) continue;
      const isSure = found.length === 1 && (isNamed || needle.length >= telling);
      return {
        block: first.block,
        letters: first.at + from - before,
        certainty: isSure ? "sure" : "unsure",
      };
    }
  }
  return null;
}

/** With letters on both sides, then on one, since a paragraph may begin or end beside the words. */
function stretches(page: string, from: number, to: number): readonly (readonly [number, number])[] {
  return contexts
    .flatMap((reach) => {
      const before = Math.max(0, from - reach);
      const after = Math.min(page.length, to + reach);
      return [
        [before, after],
        [before, to],
        [from, after],
      ] as const;
    })
    .concat(to > from ? [[from, to]] : []);
}

function occurrences(
  needle: string,
  blocks: readonly WrittenBlock[],
): readonly { readonly block: WrittenBlock; readonly at: number }[] {
  if (needle === "") return [];
  return blocks.flatMap((block) => {
    const found: { readonly block: WrittenBlock; readonly at: number }[] = [];
    for (let at = block.letters.indexOf(needle); at !== -1; at = block.letters.indexOf(needle, at + 1))
      found.push({ block, at });
    return found;
  });
}

/** Long paths lose their beginning in the margin. */
function isLabelled({ file, line }: Place, label: SourceLabel): boolean {
  return line === label.line && file.endsWith(label.file);
}

const object = "\ufffc";

/** Offset in the passage of the block's letter; null where it stands in a formula, a citation or the like. */
export function offsetOfLetter(letter: number, { letters, passage }: WrittenBlock): number | null {
  if (passage === null) return null;
  let at = 0;
  let offset = 0;
  for (const stretch of passage.text.split(object)) {
    const own = lettersOf(stretch);
    const start = own === "" ? at : letters.indexOf(own, at);
    if (start === -1) return null;
    if (letter < start) return null;
    if (letter < start + own.length) return offset + offsetIn(stretch, letter - start);
    at = start + own.length;
    offset += stretch.length + 1;
  }
  return null;
}

function offsetIn(stretch: string, letter: number): number {
  let count = 0;
  let offset = 0;
  for (const sign of stretch) {
    const own = lettersOf(sign).length;
    if (own > 0 && count + own > letter) return offset;
    count += own;
    offset += sign.length;
  }
  return offset;
}

/** The first place of a letter, and behind the last. */
export function placesOf(
  { block, letters }: FoundWords,
  count: number,
): { readonly from: Place; readonly to: Place } | null {
  const { passage } = block;
  const first = offsetOfLetter(letters, block);
  const last = offsetOfLetter(letters + Math.max(count, 1) - 1, block);
  if (passage === null || first === null || last === null) return null;
  const end = passage.placeAt(last);
  return { from: passage.placeAt(first), to: { ...end, column: end.column + 1 } };
}
