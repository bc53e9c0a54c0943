import type { Check } from "../check.ts";

export const correspondingAuthorIsNamed: Check = {
  id: "metadata/corresponding-author-is-named",
  severity: "advice",
  summary: "Where an article has several authors, one is the corresponding author.",
  why: "Readers and the publisher need to know whom to write to.",
  remedy: "Add `corresponding: true` and `email:` to one of the authors.",
  basis: "JATS 1.3, <corresp>",
  example: {
    file: "publication.yaml",
    bad: "authors:\n  - Ada Lovelace\n  - Mary Somerville\n",
    good: "authors:\n  - {name: Ada Lovelace, email: ada@example.org, corresponding: true}\n  - Mary Somerville\n",
  },
  run: ({ manuscript: { metadata }, placeOf }) => {
    const { authors, kind } = metadata;
    const reachable = authors.filter(({ corresponding, email }) => corresponding || email !== undefined);
    return kind === "article" &&
      authors.length > 1 &&
      reachable.length !== 1 &&
      !authors.some(({ corresponding }) => corresponding)
      ? [
          {
            place: placeOf(["authors"]),
            message: `None of the ${authors.length} authors is the corresponding author; one was expected.`,
          },
        ]
      : [];
  },
};
