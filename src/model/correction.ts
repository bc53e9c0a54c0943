import type { Edit } from "./diagnostic.ts";
import type { Place } from "./place.ts";

/** What somebody wrote on a proof, as a change of the manuscript or a query in it. */
export type Correction = {
  /** From 1, in the order of the pages. */
  readonly number: number;
  /** `query`: it does not say exactly what to change. `answer`: it stands at a query of the proof. */
  readonly kind: "replace" | "delete" | "insert" | "query" | "answer";
  /** From 1. */
  readonly page: number;
  /** The words it is about. */
  readonly words: string;
  /** What comes in their place, or what was written. */
  readonly text: string;
  readonly author: string;
  /** Null where nothing says where it belongs. */
  readonly place: Place | null;
  /** `sure`: the words were found there, and nowhere else. */
  readonly certainty: "sure" | "unsure";
  /** Of the query it answers, where the proof's list says it; else empty. */
  readonly query: string;
  /** The change, or the comment that asks; none where the place cannot take it. */
  readonly edits: readonly Edit[];
};
