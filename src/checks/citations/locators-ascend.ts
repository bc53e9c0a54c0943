import type { Check, Finding } from "../check.ts";
import { runsBackwards } from "./page-ranges.ts";
import { typedPages } from "./typed-pages.ts";

export const locatorsAscend: Check = {
  id: "citations/locators-ascend",
  severity: "warning",
  summary: "A range of pages in a citation runs forwards.",
  why: "A range that runs backwards was mistyped, and readers look on the wrong page.",
  remedy: "Look the pages up and correct them.",
  basis: "House",
  example: {
    bad: "# Tides\n\nThe bay is small [@hill2020, pp. 45-39].\n",
    good: "# Tides\n\nThe bay is small [@hill2020, pp. 39–45].\n",
    beside: {
      "references.bib":
        "@book{hill2020, author = {Hill, Ann}, title = {Tides of the Inner Bay}, publisher = {Fjord Press}, year = {2020}}\n",
    },
  },
  run: ({ manuscript }) =>
    typedPages(manuscript)
      .filter(({ pages }) => runsBackwards(pages))
      .map(
        ({ pages, key, place }): Finding => ({
          place,
          message: `"@${key}" is cited with the pages "${pages}"; a last page behind the first was expected.`,
        }),
      ),
};
