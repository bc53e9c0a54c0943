import type { Place } from "./place.ts";

/** Who is asked. */
export type Addressee = "author" | "editor" | "typesetter";

/** `answered`: somebody said something, and nobody has acted on it. `closed`: done with. */
export type QueryState = "open" | "answered" | "closed";

/** A question to somebody about a place of the manuscript, as it was typed there or made of a finding. */
export type AskedQuery = {
  readonly addressee: Addressee;
  /** In one line. */
  readonly text: string;
  /** Who asks, and perhaps when, as it was written: "Mina, 2026-01-02"; empty where that is not said. */
  readonly asker: string;
  readonly place: Place;
  /** Whether the words it is about stand before the place or after it. */
  readonly about: "before" | "after";
};

/** An entry of `queries.yaml`. */
export type RecordedQuery = {
  readonly id: string;
  readonly addressee: Addressee;
  readonly text: string;
  readonly state: QueryState;
  /** Empty where there is none. */
  readonly answer: string;
  /** Where the entry stands. */
  readonly place: Place;
};

/** What can be said about a query: the part of its entry that people change. */
export type QueryReply = Pick<RecordedQuery, "addressee" | "state" | "answer">;

export type Query = AskedQuery & {
  /** The same from proof to proof, also where the text around it, or a few of its words, were changed: `q-3f9a1c2b`. */
  readonly id: string;
  /** What proofs call it, by addressee and order: `AQ1`, `EQ1`, `TQ1`. */
  readonly label: string;
  readonly state: QueryState;
  readonly answer: string;
};
