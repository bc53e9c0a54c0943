import type { Passage } from "./passage.ts";

/** A passage's text, cut where a formula stands. */
export function piecesOf({ raw, formulas }: Passage): readonly string[] {
  const cuts = [0, ...formulas, raw.length];
  return cuts.slice(1).map((end, index) => raw.slice(cuts[index], end));
}
