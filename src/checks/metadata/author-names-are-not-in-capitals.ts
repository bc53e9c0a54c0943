import type { Check } from "../check.ts";

export const authorNamesAreNotInCapitals: Check = {
  id: "metadata/author-names-are-not-in-capitals",
  severity: "warning",
  summary: "Authors' names are not all in capitals.",
  why: 'Capital letters are a matter of design; from "MACDONALD" nobody can tell how the name is written.',
  remedy: "Write the name as its bearer does.",
  basis: "The Chicago Manual of Style, 8.5",
  example: {
    file: "publication.yaml",
    bad: "authors:\n  - {name: ADA LOVELACE, email: ada@example.org, corresponding: true}\n",
    good: "authors:\n  - {name: Ada Lovelace, email: ada@example.org, corresponding: true}\n",
  },
  run: ({ manuscript: { metadata }, placeOf }) =>
    metadata.authors.flatMap(({ name }, index) =>
      isInOneCase(name)
        ? [
            {
              place: placeOf(["authors", index, "name"]),
              message: `The author is "${name}"; capitals at the beginning of the names only were expected.`,
            },
          ]
        : [],
    ),
};

/** Groups have names such as "NASA"; scripts without capitals have none to spare. */
function isInOneCase(name: string): boolean {
  const words = name.match(/\p{L}{3,}/gu) ?? [];
  const long = words.filter((word) => word.length > 4);
  return words.length > 1 && long.length > 0 && name === name.toUpperCase() && name !== name.toLowerCase();
}
