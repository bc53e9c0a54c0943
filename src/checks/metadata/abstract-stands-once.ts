import { termsOf } from "../../language/terms.ts";
import type { Check } from "../check.ts";
import { plainHeading } from "../headings/plain-heading.ts";

export const abstractStandsOnce: Check = {
  id: "metadata/abstract-stands-once",
  severity: "warning",
  summary: "The abstract stands in the metadata or in the text, not in both.",
  why: "It would be printed twice.",
  remedy: "Delete the section, or `abstract:` in the metadata.",
  basis: "House",
  example: {
    bad: "# Abstract\n\nThe bay was measured for a year.\n\n# Introduction\n\nThe bay is small.\n",
    good: "# Introduction\n\nThe bay is small.\n",
  },
  run: ({ manuscript: { metadata, headings } }) => {
    if (metadata.abstract === undefined) return [];
    const names = new Set(["abstract", plainHeading(termsOf(metadata.language).abstract)]);
    return headings
      .filter(({ text }) => names.has(plainHeading(text)))
      .map(({ place, text }) => ({
        place,
        message: `There is a section "${text}", and the metadata has an abstract; one of them was expected.`,
      }));
  },
};
