import { placeMark } from "../../markup/written-at.ts";
import type { Galley } from "../../model/galley.ts";
import type { Passage } from "../../model/passage.ts";
import type { Place } from "../../model/place.ts";
import { ownLines, visitBlocks } from "../../tree/walk.ts";
import { lettersByBlock, lettersIn, lettersOf } from "../block-letters.ts";
import type { SourceLabel } from "./page-text.ts";
import { indexInSource, type SourceLetters, sourceLetters, type WrittenFiles } from "./source-letters.ts";

/** A text block of the manuscript as its pages show it. */
export type WrittenBlock = {
  readonly letters: string;
  readonly place: Place;
  /** Null where the author wrote it in no text of its own: code, metadata, entries of a bibliography. */
  readonly passage: Passage | null;
  /** What was written in its place there. */
  readonly source?: SourceLetters;
  /** What the margin names no line for: the title block, above all labels, and code, below that of what it follows. */
  readonly unlabelled?: "title" | "code";
  /** Texts that may be written into it as they are; all where it says nothing. */
  readonly plain?: RegExp;
};

export type FoundWords = {
  readonly block: WrittenBlock;
  /** Letters of the block before the words. */
  readonly letters: number;
  readonly certainty: "sure" | "unsure";
};

/** What of a manuscript blocks are found in. */
export type Manuscript = {
  readonly passages: readonly Passage[];
  /** Where a value of the metadata was written. */
  readonly placeOf: (path: readonly (string | number)[]) => Place;
  readonly files: WrittenFiles;
};

/** The galley's text blocks, each with its passage, its code, title and authors, and the works of the reference list. */
export function writtenBlocks(galley: Galley, manuscript: Manuscript): readonly WrittenBlock[] {
  const { passages, files } = manuscript;
  const letters = lettersByBlock(galley);
  const blocks = passages.flatMap((passage) => {
    const own = letters.get(placeMark(passage.place));
    return own === undefined ? [] : [{ letters: own, place: passage.place, passage }];
  });
  return [...blocks, ...code(galley, files), ...titleBlock(galley, manuscript), ...works(galley, files)];
}

/** Line for line as it was written, behind its fence where it has one. */
function code({ spine }: Galley, files: WrittenFiles): readonly WrittenBlock[] {
  const found: WrittenBlock[] = [];
  visitBlocks(
    spine.flatMap(({ blocks }) => blocks),
    {
      block: (block) => {
        const { place } = block;
        if (block.t !== "CodeBlock" || place === undefined) return;
        const isFenced = /^[\s>]*(?:`{3,}|~{3,})/.test(files.get(place.file)?.[place.line - 1] ?? "");
        const first = { ...place, line: place.line + (isFenced ? 1 : 0), column: 1 };
        const source = sourceLetters(files, first, first.line + block.c[1].split("\n").length);
        const letters = lettersOf(block.c[1]);
        found.push({ letters, place: first, passage: null, source, unlabelled: "code" });
      },
    },
  );
  return found;
}

const plainInYaml = /^[^"'\\:#{}[\]&*!|>%@`]*$/;
const plainInBibTex = /^[^{}\\%&$#~_^"]*$/;

/** Most lines of a value in the metadata. */
const longestValue = 6;

function titleBlock(
  { title, subtitle, metadata }: Galley,
  { placeOf, files }: Manuscript,
): readonly WrittenBlock[] {
  const values = [
    { path: ["title"], letters: lettersIn(title) },
    { path: ["subtitle"], letters: lettersIn(subtitle) },
    ...metadata.authors.map(({ name }, index) => ({ path: ["authors", index], letters: lettersOf(name) })),
  ];
  return values
    .filter(({ letters }) => letters !== "")
    .map(({ path, letters }) => {
      const place = placeOf(path);
      const source = sourceLetters(files, place, place.line + longestValue);
      return { letters, place, passage: null, source, plain: plainInYaml, unlabelled: "title" } as const;
    });
}

function works({ spine, places }: Galley, files: WrittenFiles): readonly WrittenBlock[] {
  const found: WrittenBlock[] = [];
  visitBlocks(
    spine.flatMap(({ blocks }) => blocks),
    {
      block: (block) => {
        if (block.t !== "Div" || !block.c[0][1].includes("reference-list-entry")) return;
        const place = places.get(block.c[0][0]);
        const letters = block.c[1].flatMap(ownLines).map(lettersIn).join("");
        if (place === undefined) return;
        const source = sourceLetters(files, place, entryEnd(place, files));
        found.push({ letters, place, passage: null, source, plain: plainInBibTex });
      },
    },
  );
  return found;
}

/** The line before the next entry of BibTeX, or as many lines as an entry has. */
function entryEnd({ file, line }: Place, files: WrittenFiles): number {
  const after = files.get(file)?.slice(line, line + longestEntry) ?? [];
  const next = after.findIndex((text) => /^\s*@\w+\s*[{(]/.test(text));
  return line + (next === -1 ? after.length : next);
}

const longestEntry = 60;

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
  const labelled = blocks.filter((block) => isLabelled(block, label));
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
function isLabelled({ place: { file, line }, unlabelled }: WrittenBlock, label: SourceLabel | null): boolean {
  if (label === null) return unlabelled === "title";
  if (!file.endsWith(label.file)) return false;
  return (
    line === label.line || (unlabelled === "code" && line > label.line && line < label.line + mostBetween)
  );
}

/** Lines of the manuscript between a paragraph and the code that follows it. */
const mostBetween = 60;

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
  const { passage, source } = block;
  const length = Math.max(count, 1);
  if (passage === null && source !== undefined) {
    const at = indexInSource(source, block.letters, letters, length);
    const [from, end] = at === null ? [null, null] : [source.placeAt(at), source.placeAt(at + length - 1)];
    return from && end && { from, to: { ...end, column: end.column + 1 } };
  }
  const first = offsetOfLetter(letters, block);
  const last = offsetOfLetter(letters + length - 1, block);
  if (passage === null || first === null || last === null) return null;
  const end = passage.placeAt(last);
  return { from: passage.placeAt(first), to: { ...end, column: end.column + 1 } };
}
