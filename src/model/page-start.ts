import type { Id } from "./manuscript.ts";

/** Where the text of a printed page begins, in words that hold for every edition. */
export type PageStart = {
  /** Page of the print edition, from 1. */
  readonly page: number;
  /** What is printed as its number. */
  readonly folio: string;
  /** The spine item it begins in, or a part of the front matter that is made from the metadata. */
  readonly part: Id | "title" | "imprint" | "contents" | "abstract" | "keywords";
  /** Letters, images and formulas of the part that stand on earlier pages; blanks, notes and their calls do not count. */
  readonly before: number;
};
