import type { Place } from "./place.ts";

/** One CSL-JSON item; only what we look at is typed (CSL 1.0.2 schema). */
export type Item = {
  readonly id: string;
  readonly type: string;
  readonly [variable: string]: unknown;
};

/** The works that can be cited, in file order, each with the place its entry starts at. */
export type Bibliography = {
  readonly items: readonly Item[];
  readonly places: ReadonlyMap<string, Place>;
  /** `id variable` ("hill2020 DOI") → where the entry has it, as far as its format tells. */
  readonly fieldPlaces?: ReadonlyMap<string, Place>;
};
