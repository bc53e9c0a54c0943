import type { Place } from "./place.ts";

/** Where something stands in one version: in its manuscript, and on its pages, from 1; null where it is on none. */
export type ChangedPlace = {
  readonly place: Place | null;
  readonly page: number | null;
  /** As printed. */
  readonly folio: string;
  readonly line: number | null;
};

/** Something that one version says otherwise than the other. */
export type Change = {
  /** From 1 in reading order; null for what only follows from another change, such as the number of a later figure. */
  readonly number: number | null;
  /** What it stands in: "text", "heading", "table", "figure", "reference", "note", "caption", "equation", "metadata" … */
  readonly kind: string;
  readonly what: "inserted" | "deleted" | "replaced" | "set otherwise";
  readonly before: string;
  readonly after: string;
  /** Null where it stands in one version only. */
  readonly old: ChangedPlace | null;
  readonly now: ChangedPlace | null;
};

/** The same without pages; `place` is the new version's, or the old one's where that alone has it. */
export type ChangeInText = Pick<Change, "kind" | "what" | "before" | "after"> & {
  readonly place: Place | null;
};

/** How a page of the new version differs from that of the same count in the old one. */
export type PageChange = {
  readonly page: number;
  readonly folio: string;
  /**
   * `text`: something on it was changed. `style`: it has the same text, set otherwise. `reflow`: other text came to stand on
   * it because of changes elsewhere. `new`: there was no such page.
   */
  readonly by: "nothing" | "text" | "style" | "reflow" | "new";
};
