import type { Check } from "../check.ts";

export const correspondingAuthorHasAnEmail: Check = {
  id: "metadata/corresponding-author-has-an-email",
  severity: "warning",
  summary: "The corresponding author has an e-mail address.",
  why: "Readers are told to write to somebody whose address they do not get.",
  remedy: "Add `email:` to the author.",
  basis: "JATS 1.3, <corresp>",
  example: {
    file: "publication.yaml",
    bad: "authors:\n  - {name: Ada Lovelace, corresponding: true}\n",
    good: "authors:\n  - {name: Ada Lovelace, email: ada@example.org, corresponding: true}\n",
  },
  run: ({ manuscript: { metadata }, placeOf }) =>
    metadata.authors.flatMap(({ name, corresponding, email }, index) =>
      corresponding && email === undefined
        ? [
            {
              place: placeOf(["authors", index]),
              message: `"${name}" is the corresponding author and has no e-mail address; one was expected.`,
            },
          ]
        : [],
    ),
};
