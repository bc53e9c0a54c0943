import type { IsoDate } from "./metadata.ts";
import type { Place } from "./place.ts";

/** A finding that somebody has looked at and lets stand. It names the finding, not the line, so it survives editing. */
export type Waiver = {
  /** A check's id, or a group with `/*`. */
  readonly check: string;
  /** Files it holds for, `*` for any run of characters within a folder and `**` across folders. */
  readonly file: string;
  /** Words of the finding's message; empty where every finding of the check is meant. */
  readonly finding: string;
  /** Lines of the file it holds for, ends included; absent where it holds for the whole file. */
  readonly lines?: { readonly first: number; readonly last: number };
  readonly reason: string;
  readonly owner?: string;
  /** The last day on which it holds. */
  readonly expires?: IsoDate;
  /** Where the waiver itself was written. */
  readonly place: Place;
};
