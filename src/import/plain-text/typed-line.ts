/** A line of the source that is part of the text. */
export type TypedLine = {
  readonly text: string;
  /** From 1. */
  readonly number: number;
  /** A page of the original began with it. */
  readonly opensPage: boolean;
};

/** A line that came along from the page and is no part of the text. */
export type PageDebris = {
  readonly kind: "running head" | "page number";
  readonly text: string;
  readonly number: number;
};
