import type { Check } from "../check.ts";
import { doiOf, entryName, fieldOf } from "./item-values.ts";
import { askEachWork } from "./listed-works.ts";

export const doiIsWellFormed: Check = {
  id: "reference-list/doi-is-well-formed",
  severity: "warning",
  summary: 'A DOI begins with "10." and a number, and ends with a letter or digit of its own.',
  why: "Styles print the DOI as a link; a mistyped one leads nowhere.",
  remedy: 'Write the DOI alone, such as "10.1000/182".',
  basis: "ISO 26324, DOI Handbook 2.2",
  example: {
    file: "references.bib",
    bad: "@article{hill2020, author = {Hill, Ann}, title = {Tides of the inner bay}, journal = {Journal of Tides}, volume = {3}, pages = {1--9}, year = {2020}, doi = {doi:https://doi.org/10.1000/182.}}\n",
    good: "@article{hill2020, author = {Hill, Ann}, title = {Tides of the inner bay}, journal = {Journal of Tides}, volume = {3}, pages = {1--9}, year = {2020}, doi = {10.1000/182}}\n",
    beside: { "text.md": "# Tides\n\nThey were measured before [@hill2020].\n" },
  },
  run: (subject) =>
    askEachWork(subject, ({ item }) => {
      const doi = doiOf(item);
      return doi === "" || /^10\.\d{4,9}(?:\.\d+)*\/[^\s]*[^\s.,;:]$/.test(doi)
        ? []
        : [
            {
              variable: "DOI",
              message: `${entryName(item)} has the DOI "${fieldOf(item, "DOI")}"; "10.", a number, a slash and a name were expected.`,
            },
          ];
    }),
};
