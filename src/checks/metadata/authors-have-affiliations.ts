import type { Check } from "../check.ts";
import { isWritten } from "./metadata-values.ts";

export const authorsHaveAffiliations: Check = {
  id: "metadata/authors-have-affiliations",
  severity: "warning",
  summary: "Every author has an affiliation where others have one.",
  why: "One author would stand in the list as if belonging nowhere.",
  remedy: 'Add `affiliations:` to the author; "Independent researcher" is one.',
  basis: "House",
  example: {
    file: "publication.yaml",
    bad: 'authors:\n  - {name: Ada Lovelace, affiliation: "Institute of Tides, Bergen", email: ada@example.org, corresponding: true}\n  - {name: Mary Somerville}\n',
    good: 'authors:\n  - {name: Ada Lovelace, affiliation: "Institute of Tides, Bergen", email: ada@example.org, corresponding: true}\n  - {name: Mary Somerville, affiliation: "School of Maps, Lund"}\n',
  },
  run: (subject) => {
    const { authors } = subject.manuscript.metadata;
    if (authors.every(({ affiliations }) => affiliations.length === 0)) return [];
    return authors.flatMap(({ name, affiliations }, index) =>
      // One that leads to nothing has been reported.
      affiliations.length > 0 || isWritten(subject, "authors", `${index}`, "affiliations")
        ? []
        : [
            {
              place: subject.placeOf(["authors", index]),
              message: `"${name}" has no affiliation; one was expected, as the other authors have.`,
            },
          ],
    );
  },
};
