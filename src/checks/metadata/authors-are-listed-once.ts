import type { Author } from "../../model/metadata.ts";
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
  run: ({ manuscript: { metadata }, placeOf }) =>
    metadata.authors.flatMap((author, index): readonly Finding[] => {
      const first = metadata.authors.findIndex((other) => isSame(other, author));
      const before = metadata.authors[first];
      if (first === index || before === undefined) return [];
      const byOrcid = folded(before.name) !== folded(author.name);
      return [
        {
          place: placeOf(["authors", index, ...(byOrcid ? ["orcid"] : [])]),
          message: byOrcid
            ? `"${author.name}" has the ORCID of "${before.name}"; one of their own was expected.`
            : `"${author.name}" is listed a second time; each author was expected once.`,
          related: [{ place: placeOf(["authors", first]), message: `"${before.name}" is listed here.` }],
        },
      ];
    }),
};

function isSame(a: Author, b: Author): boolean {
  if (a.orcid !== undefined && a.orcid === b.orcid) return true;
  const name = folded(a.name);
  return name !== "" && name === folded(b.name) && (a.orcid === undefined || b.orcid === undefined);
}
