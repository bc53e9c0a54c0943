import { editionKinds } from "../language/edition-names.ts";
import type { EditionKind } from "../model/metadata.ts";

/** `pdf,epub` of a command line. Throws where a kind is unknown. */
export function readEditionNames(list: string): readonly EditionKind[] {
  return list.split(",").map((name) => {
    const kind = editionKinds.find((known) => known === name.trim());
    if (kind === undefined)
      throw new Error(`There is no edition "${name}"; known are ${editionKinds.join(", ")}.`);
    return kind;
  });
}
