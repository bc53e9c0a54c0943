import type { Check } from "../check.ts";
import { entryName, fieldOf, has } from "./item-values.ts";
import { askEachWork } from "./listed-works.ts";

export const doiHasItsOwnField: Check = {
  id: "reference-list/doi-has-its-own-field",
  severity: "advice",
  summary: "A DOI stands in the field for DOIs, not only in the address.",
  why: "Styles print DOIs in a form of their own, and databases link references by that field.",
  remedy: 'Move the DOI into the field "doi" and delete the address.',
  basis: "Crossref, DOI display guidelines",
  example: {
    file: "references.bib",
    bad: "@article{hill2020, author = {Hill, Ann}, title = {Tides of the inner bay}, journal = {Journal of Tides}, volume = {3}, pages = {1--9}, year = {2020}, url = {https://doi.org/10.1000/182}}\n",
    good: "@article{hill2020, author = {Hill, Ann}, title = {Tides of the inner bay}, journal = {Journal of Tides}, volume = {3}, pages = {1--9}, year = {2020}, doi = {10.1000/182}}\n",
    beside: { "text.md": "# Tides\n\nThey were measured before [@hill2020].\n" },
  },
  run: (subject) =>
    askEachWork(subject, ({ item, typed }) =>
      !typed && !has(item, "DOI") && /^https?:\/\/(?:dx\.)?doi\.org\/10\./i.test(fieldOf(item, "URL"))
        ? [
            {
              variable: "URL",
              message: `${entryName(item)} gives its DOI as the address "${fieldOf(item, "URL")}"; the field "doi" was expected.`,
            },
          ]
        : [],
    ),
};
