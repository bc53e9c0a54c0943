import type { Check } from "../check.ts";
import { runsBackwards } from "../citations/page-ranges.ts";
import { entryName, fieldOf } from "./item-values.ts";
import { askEachWork } from "./listed-works.ts";

export const pagesAscend: Check = {
  id: "reference-list/pages-ascend",
  severity: "warning",
  summary: "The last page of an article does not come before its first.",
  why: "A page range that runs backwards was mistyped, and readers order the wrong pages.",
  remedy: "Look the pages up and correct them.",
  basis: "House",
  example: {
    file: "references.bib",
    bad: "@article{hill2020, author = {Hill, Ann}, title = {Tides of the inner bay}, journal = {Journal of Tides}, volume = {3}, pages = {345--289}, year = {2020}}\n",
    good: "@article{hill2020, author = {Hill, Ann}, title = {Tides of the inner bay}, journal = {Journal of Tides}, volume = {3}, pages = {289--345}, year = {2020}}\n",
    beside: { "text.md": "# Tides\n\nThey were measured before [@hill2020].\n" },
  },
  run: (subject) =>
    askEachWork(subject, ({ item }) =>
      runsBackwards(fieldOf(item, "page"))
        ? [
            {
              variable: "page",
              message: `${entryName(item)} has the pages "${fieldOf(item, "page")}"; a last page behind the first was expected.`,
            },
          ]
        : [],
    ),
};
