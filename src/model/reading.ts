import type { DivisionKind, DivisionRole } from "./manuscript.ts";
import type { Metadata } from "./metadata.ts";
import type { Source } from "./source.ts";

/** One file of the manuscript as the parser gets it. */
export type DivisionSource = {
  readonly role: DivisionRole;
  readonly kind: DivisionKind;
  /** The file as the author wrote it: places count in it. */
  readonly source: Source;
  /**
   * What Pandoc reads: the same text line by line, front matter blanked, and the dialect's own constructs (knitr
   * chunks, bookdown references, shortcodes, callouts, includes) written in Pandoc's Markdown.
   */
  readonly markdown: string;
};

/** A manuscript folder, read and sorted but not parsed. */
export type Reading = {
  /** File name stem for the editions: ASCII, lower case, hyphens. */
  readonly slug: string;
  readonly metadata: Metadata;
  readonly divisions: readonly DivisionSource[];
};
