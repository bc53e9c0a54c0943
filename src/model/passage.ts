import type { Id } from "./manuscript.ts";
import type { Place } from "./place.ts";

/**
 * A stretch of running text as a reader sees it: one paragraph, heading, caption, table cell, or a paragraph of a note
 * or quotation, in one line. Each formula, piece of code, keyed citation, cross-reference, image and note call is one
 * U+FFFC (object replacement character), which is no letter and no punctuation.
 */
export type Passage = {
  readonly kind: "paragraph" | "heading" | "caption" | "cell" | "note" | "quotation";
  readonly division: Id;
  /** The nearest heading before it in its division, itself for a heading. */
  readonly heading: Id | null;
  readonly text: string;
  /** It stands in an item of a list. */
  readonly isItem?: boolean;
  /** Where its first character was written. */
  readonly place: Place;
  /** Where the character at an offset of `text` (in UTF-16 units) was written; worked out when asked. */
  readonly placeAt: (offset: number) => Place;
};

/**
 * One line of a manuscript's file as the author wrote it. `prose` is equally long: whatever is not running text (front
 * matter, code, mathematics, addresses, keys, attributes, markup of the syntax) is spaces in it, so an offset in one
 * is an offset in the other. Quotation marks, dashes and spaces are as typed.
 */
export type SourceLine = {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly text: string;
  readonly prose: string;
};
