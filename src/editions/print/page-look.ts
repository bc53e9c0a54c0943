import type { Id } from "../../model/manuscript.ts";
import type { Box } from "../../model/report.ts";

/** A paragraph, heading, table, picture … in one column of a page, as it was set. Lengths are CSS pixels. */
export type BlockLook = {
  /** Name of the HTML element. */
  readonly element: string;
  /** Nearest id inside it or before it; may be empty. */
  readonly id: Id;
  /** Its first and its last letters on this page. */
  readonly start: string;
  readonly end: string;
  readonly box: Box;
  /** Around its lines; its box where it has none. */
  readonly ink: Box;
  /** On this page. */
  readonly lines: number;
  readonly lastWidth: number;
  /** Of its letters, of the smallest in a table. */
  readonly size: number;
  /** As CSS names it. */
  readonly align: string;
  readonly isNote: boolean;
  /** It ends on a later page, or in a later column. */
  readonly goesOn: boolean;
  /** It began on an earlier page, or in an earlier column. */
  readonly continues: boolean;
  /** Most lines after each other that a hyphen of ours ends; absent for a single line. */
  readonly hyphens?: number;
  /** Its widest space as a multiple of the face's own, and the words around it; absent for a single line. */
  readonly loose?: { readonly ratio: number; readonly words: string };
};

/** A finished page. */
export type PageLook = {
  /** From 1. */
  readonly page: number;
  readonly width: number;
  readonly height: number;
  /** Inside the margins. */
  readonly area: Box;
  /** What the notes at the foot leave of it. */
  readonly text: Box;
  /** The columns the text is set in, in reading order; one as wide as the text, or several. */
  readonly columns: readonly Box[];
  /** The text was told to begin a page here; it did not run on. */
  readonly startsAnew: boolean;
  /** A figure or table has it to itself, and the text goes on behind it. */
  readonly isOwnPage: boolean;
  /** In the order of the text, notes behind it. */
  readonly blocks: readonly BlockLook[];
  /** Ids that cross-references on the page point at. */
  readonly mentions: readonly Id[];
  /** Figures and tables with a number that begin on the page. */
  readonly captioned: readonly { readonly id: Id; readonly label: string; readonly box: Box }[];
  /** Pairs of blocks, by their index, of which one lies on the other. */
  readonly overlaps: readonly (readonly [number, number])[];
};
