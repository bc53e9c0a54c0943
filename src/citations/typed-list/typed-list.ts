import type { Bibliography } from "../../model/bibliography.ts";
import type { Place } from "../../model/place.ts";

/** One entry of a reference list the author typed. */
export type TypedEntry = {
  /** Of its item in the bibliography. */
  readonly id: string;
  readonly place: Place;
  /** As typed, in one line, without the label or bullet before it. */
  readonly text: string;
  /** "1" where the author numbered the entry. */
  readonly label: string | null;
  /** CSL variables that were read. */
  readonly understood: readonly string[];
  /** Stretches of the entry that fit no variable, and variables a work of its type has that were not found. */
  readonly notUnderstood: readonly string[];
};

/** The works of a typed reference list, as good as they could be read. */
export type TypedList = {
  readonly bibliography: Bibliography;
  /** In the order of the list, one for each item. */
  readonly entries: readonly TypedEntry[];
};
