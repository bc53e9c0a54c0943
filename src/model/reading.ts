import type { DivisionKind, DivisionRole } from "./manuscript.ts";
import type { Metadata } from "./metadata.ts";
import type { Place } from "./place.ts";
import type { Source } from "./source.ts";

/** From `line` of a division's text on, up to the next origin, the lines stand in `file` from `fileLine` on. */
export type Origin = {
  /** Line of the division's text, from 1. */
  readonly line: number;
  readonly file: string;
  readonly fileLine: number;
};

/** One division of the manuscript as the parser gets it: a file, a piece of one, or a file with others included. */
export type DivisionSource = {
  readonly role: DivisionRole;
  readonly kind: DivisionKind;
  /** The text as the author wrote it: places count in it. Relative paths count from the folder of its `path`. */
  readonly source: Source;
  /**
   * What Pandoc reads: the same text line by line, front matter blanked, and the dialect's own constructs (knitr
   * chunks, bookdown references, shortcodes, callouts, includes) written in Pandoc's Markdown.
   */
  readonly markdown: string;
  /** Where the lines of `source.text` were written; absent where all stand in `source.path`, line by line. */
  readonly origins?: readonly Origin[];
  /** `commonmark`: a heading, list or quotation may follow a paragraph without a blank line. */
  readonly syntax?: "pandoc" | "commonmark";
};

/** A manuscript folder, read and sorted but not parsed. */
export type Reading = {
  /** File name stem for the editions: ASCII, lower case, hyphens. */
  readonly slug: string;
  readonly metadata: Metadata;
  readonly divisions: readonly DivisionSource[];
  /**
   * Where the values of the metadata stand, by their path in `Metadata` joined with points, `authors.0.orcid`, whatever
   * the author called the key; the empty path is where the document begins.
   */
  readonly fieldPlaces: ReadonlyMap<string, Place>;
};
