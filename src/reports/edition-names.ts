import type { EditionKind } from "../model/metadata.ts";

const kinds: readonly EditionKind[] = ["pdf", "epub"];

/** `pdf,epub` of a command line. Throws where a kind is unknown. */
export function readEditionNames(list: string): readonly EditionKind[] {
  return list.split(",").map((name) => {
    const kind = kinds.find((known) => known === name.trim());
    if (kind === undefined)
      throw new Error(`There is no edition "${name}"; known are ${kinds.join(" and ")}.`);
    return kind;
  });
}
