import type { Check, Finding } from "../check.ts";
import { folded } from "./metadata-values.ts";

export const affiliationsAreListedOnce: Check = {
  id: "metadata/affiliations-are-listed-once",
  severity: "warning",
  summary: "No affiliation is listed twice.",
  why: "Authors of one institution would look like authors of two.",
  remedy: "Keep one, and give its number to all its authors.",
  basis: "House",
  example: {
    file: "publication.yaml",
    bad: 'authors:\n  - {name: Ada Lovelace, affiliation: "Institute of Tides, Bergen", email: ada@example.org, corresponding: true}\n  - {name: Mary Somerville, affiliation: "Institute of Tides,  bergen."}\n',
    good: 'authors:\n  - {name: Ada Lovelace, affiliation: "Institute of Tides, Bergen", email: ada@example.org, corresponding: true}\n  - {name: Mary Somerville, affiliation: "Institute of Tides, Bergen"}\n',
  },
  run: ({ manuscript: { metadata }, placeOf }) => {
    const known = new Map<string, number>();
    return metadata.affiliations.flatMap(({ name, city = "", country = "" }, index): readonly Finding[] => {
      const key = folded(`${name} ${city} ${country}`);
      const first = known.get(key);
      if (first === undefined) known.set(key, index);
      if (first === undefined || key === "") return [];
      return [
        {
          place: placeOf(["affiliations", index]),
          message: `"${name}" is listed a second time; each affiliation was expected once.`,
          related: [{ place: placeOf(["affiliations", first]), message: "It is listed here first." }],
        },
      ];
    });
  },
};
