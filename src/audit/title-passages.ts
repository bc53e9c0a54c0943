import type { Galley } from "../model/galley.ts";
import { firstPlace } from "./first-place.ts";
import type { Passage } from "./passage.ts";
import { readInlines } from "./read-inlines.ts";

/** The title and the subtitle, which are not in the galley's tree. */
export function titlePassages(galley: Galley): readonly Passage[] {
  const place = firstPlace(galley);
  return [galley.title, galley.subtitle].map((title) => {
    const { raw, marks, formulas } = readInlines(title, place);
    return { role: "paragraph", id: "", place, raw, marks, formulas };
  });
}
