/** A position in a manuscript file. Lines and columns count from 1; columns count code points. */
export type Place = {
  /** Path relative to the manuscript folder, with forward slashes. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** `near`: the thing itself could not be found, so this is the heading or block around it. */
  readonly certainty: "exact" | "near";
};

/** A line and a column of a file; both from 1, columns in code points. */
export type Position = { readonly line: number; readonly column: number };
