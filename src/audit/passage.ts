import type { Id } from "../model/manuscript.ts";
import type { Place } from "../model/place.ts";
import type { Piece } from "./text.ts";

/** What a passage is; the contents are those the print edition makes from the headings. */
export type Role =
  | "heading"
  | "caption"
  | "paragraph"
  | "code"
  | "cell"
  | "table-head"
  | "entry"
  | "note"
  | "contents";

/** A stretch inside a passage that has its own meaning. */
export type Mark = {
  readonly kind: "cross-reference" | "citation" | "equation-number" | "caption-label" | "heading-number";
  /** Offsets in the passage's raw text. */
  readonly start: number;
  readonly end: number;
  readonly place: Place;
};

/** A text block of the galley as a reader sees it: one paragraph, heading, table cell, caption, note or entry. */
export type Passage = Piece & {
  readonly role: Role;
  /** Of the heading, figure, table, note or entry; may be empty. */
  readonly id: Id;
  readonly place: Place;
  readonly marks: readonly Mark[];
  /** Offsets in `raw` where a formula stands, whose text is not compared. */
  readonly formulas: readonly number[];
};

/** The galley as texts that keep their order, though what stands between their parts differs between editions. */
export type GalleyText = {
  readonly abstract: readonly Passage[];
  readonly body: readonly Passage[];
  /** Of figures and tables that stand elsewhere than in their place in the text. */
  readonly floats: readonly Passage[];
  readonly notes: readonly Passage[];
};
