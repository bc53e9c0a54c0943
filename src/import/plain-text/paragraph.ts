/** What stands together in the source, with the seams of lines and pages closed. */
export type Paragraph = {
  readonly kind: "prose" | "list" | "table" | "quote" | "lines";
  /** Of the first line, from 1. */
  readonly number: number;
  /** `prose` and `quote`: one; `list`: an item each, mark included; `table` and `lines`: as they stand. */
  readonly lines: readonly string[];
  readonly lineNumbers: readonly number[];
  /** Behind the heading of the reference list. */
  readonly isListed: boolean;
  readonly opensPage: boolean;
};

/** A seam that was closed: two lines of one word, or two halves of one paragraph. */
export type Repair = {
  readonly kind: "word" | "paragraph";
  readonly number: number;
  readonly before: string;
  readonly after: string;
  readonly result: string;
  readonly certain: boolean;
};

export type Paragraphs = { readonly paragraphs: readonly Paragraph[]; readonly repairs: readonly Repair[] };
