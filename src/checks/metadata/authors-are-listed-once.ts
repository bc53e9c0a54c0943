import type { Check, Finding } from "../check.ts";
import { folded } from "./metadata-values.ts";

export const authorsAreListedOnce: Check = {
  id: "metadata/authors-are-listed-once",
  severity: "error",
  summary: "No author is listed twice, and no two authors share an ORCID.",
  why: "The author would be printed and registered twice, or credited with the work of another.",
  remedy: "Delete one of them, or correct the ORCID.",
  basis: "House",
  example: {
    file: "publication.yaml",
    bad: "authors:\n  - {name: Ada Lovelace, email: ada@example.org, corresponding: true}\n  - Lovelace, Ada\n",
    good: "authors:\n  - {name: Ada Lovelace, email: ada@example.org, corresponding: true}\n  - Mary Somerville\n",
  },
  run: ({ manuscript: { metadata }, placeOf }) => {
    const byOrcid = new Map<string, number>();
    const byName = new Map<string, number>();
    return metadata.authors.flatMap((author, index): readonly Finding[] => {
      const { name, orcid } = author;
      const sameOrcid = orcid === undefined ? undefined : remember(byOrcid, orcid, index);
      const sameName = remember(byName, folded(name), index);
      const first = metadata.authors[sameOrcid ?? sameName ?? index];
      // Two ORCIDs make two people of one name.
      const areTwo = sameOrcid === undefined && orcid !== undefined && first?.orcid !== undefined;
      if (first === undefined || first === author || areTwo || folded(name) === "") return [];
      const isNamed = folded(first.name) === folded(name);
      return [
        {
          place: placeOf(["authors", index, ...(isNamed ? [] : ["orcid"])]),
          message: isNamed
            ? `"${name}" is listed a second time; each author was expected once.`
            : `"${name}" has the ORCID of "${first.name}"; one of their own was expected.`,
          related: [
            {
              place: placeOf(["authors", sameOrcid ?? sameName ?? index]),
              message: `"${first.name}" is listed here.`,
            },
          ],
        },
      ];
    });
  },
};

/** The index that was remembered for a key before; undefined where this is the first. */
function remember(known: Map<string, number>, key: string, index: number): number | undefined {
  const first = known.get(key);
  if (first === undefined) known.set(key, index);
  return first;
}
