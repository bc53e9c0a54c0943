import type { Diagnostic } from "../model/diagnostic.ts";
import type { Galley } from "../model/galley.ts";
import { visitBlocks } from "../tree/walk.ts";
import { firstPlace } from "./first-place.ts";

/** The entries of the reference list, by their ids, are the galley's, in its order. */
export function entryFindings(
  galley: Galley,
  found: readonly string[],
  edition: string,
): readonly Diagnostic[] {
  const wanted: string[] = [];
  visitBlocks(
    galley.spine.flatMap(({ blocks }) => blocks),
    {
      block: (block) => {
        if (block.t === "Div" && block.c[0][1].includes("reference-list-entry")) wanted.push(block.c[0][0]);
      },
    },
  );
  const index = [...wanted, ""].findIndex((id, at) => id !== (found[at] ?? ""));
  if (index < 0 || wanted.length === 0) return [];
  const has = found[index] ?? "its end";
  const expected = wanted[index] ?? "its end";
  return [
    {
      check: "audit/reference-list-agrees",
      severity: "error",
      place: galley.places.get(expected) ?? firstPlace(galley),
      message: `The ${edition}'s reference list has "${has}" as entry ${index + 1}; "${expected}" was expected.`,
      help: "Build again; if it stays, look for two entries with the same key.",
    },
  ];
}
