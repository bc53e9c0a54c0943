/** One text file of the manuscript: strict UTF-8, without byte-order mark, lines ended by `\n`. */
export type Source = {
  /** Path relative to the manuscript folder, with forward slashes. */
  readonly path: string;
  readonly text: string;
};
