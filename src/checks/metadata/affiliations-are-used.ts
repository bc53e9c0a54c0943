import type { Check } from "../check.ts";

export const affiliationsAreUsed: Check = {
  id: "metadata/affiliations-are-used",
  severity: "warning",
  summary: "Every affiliation that is listed is the affiliation of an author.",
  why: "It would be printed and belong to nobody.",
  remedy: "Give its number to the author it belongs to, or delete it.",
  basis: "House",
  example: {
    file: "publication.yaml",
    bad: 'affiliations:\n  - {id: 1, name: "Institute of Tides, Bergen"}\n  - {id: 2, name: "School of Maps, Lund"}\nauthors:\n  - {name: Ada Lovelace, affiliations: [1]}\n',
    good: 'affiliations:\n  - {id: 1, name: "Institute of Tides, Bergen"}\nauthors:\n  - {name: Ada Lovelace, affiliations: [1]}\n',
  },
  run: ({ manuscript: { metadata }, placeOf }) => {
    const used = new Set(metadata.authors.flatMap(({ affiliations }) => affiliations));
    return metadata.affiliations.flatMap(({ name }, index) =>
      used.has(index)
        ? []
        : [
            {
              place: placeOf(["affiliations", index]),
              message: `"${name}" is listed and no author belongs to it; an author was expected.`,
            },
          ],
    );
  },
};
