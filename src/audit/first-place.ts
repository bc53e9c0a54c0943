import type { Galley } from "../model/galley.ts";
import type { Place } from "../model/place.ts";

/** Where the manuscript begins, for findings about the publication as a whole. */
export function firstPlace({ places }: Galley): Place {
  const [first] = places.values();
  return first === undefined
    ? { file: "", line: 1, column: 1, certainty: "near" }
    : { file: first.file, line: 1, column: 1, certainty: "near" };
}
