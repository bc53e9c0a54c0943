import type { Check } from "../check.ts";

export const authorNamesHoldNoMarks: Check = {
  id: "metadata/author-names-hold-no-marks",
  severity: "error",
  summary: "Authors' names hold no affiliation marks, digits or addresses.",
  why: "They are printed, registered and sorted as part of the name.",
  remedy: "Take the mark out of the name and write `affiliations:`, `corresponding:` or `email:` instead.",
  basis: "House",
  example: {
    file: "publication.yaml",
    bad: 'authors:\n  - {name: "Ada Lovelace1*", email: ada@example.org, corresponding: true}\n',
    good: "authors:\n  - {name: Ada Lovelace, email: ada@example.org, corresponding: true}\n",
  },
  run: ({ manuscript: { metadata }, placeOf }) =>
    metadata.authors.flatMap(({ name }, index) => {
      const mark = group.test(name) ? undefined : marks.exec(name)?.[0];
      return mark === undefined
        ? []
        : [
            {
              place: placeOf(["authors", index, "name"]),
              message: `The author is "${name}"; the name without "${mark}" was expected.`,
            },
          ];
    }),
};

// "Jones 3rd", "John Paul 2nd" and "23andMe" are names, and so are the years and numbers of groups.
const marks =
  /\S{1,64}@\S{1,255}|https?:\S+|[*\u2020\u2021\u00a7\u00b6#^\u00b9\u00b2\u00b3\u2070-\u2079]+|[0-9\u0660-\u0669\u06f0-\u06f9]+(?![\p{L}\p{N}])/u;
const group =
  /\b(?:team|group|collaboration|consortium|committee|project|network|council|initiative|society)\b/i;
