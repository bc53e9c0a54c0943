import type { Check, Finding } from "../check.ts";
import { pageRange } from "./page-ranges.ts";
import { typedPages } from "./typed-pages.ts";

export const locatorsAreInsideTheWork: Check = {
  id: "citations/locators-are-inside-the-work",
  severity: "warning",
  summary: "The page that is cited is one of the article's own pages.",
  why: "A page outside the article was mistyped, or counts from the first page of a copy.",
  remedy: "Look the page up; cite the page printed in the journal.",
  basis: "House",
  example: {
    bad: "# Tides\n\nThe bay is small [@hill2020, p. 45].\n",
    good: "# Tides\n\nThe bay is small [@hill2020, p. 15].\n",
    beside: {
      "references.bib":
        "@article{hill2020, author = {Hill, Ann}, title = {Tides of the inner bay}, journal = {Journal of Tides}, volume = {3}, pages = {11--19}, year = {2020}}\n",
    },
  },
  run: ({ manuscript }) => {
    const { items } = manuscript.bibliography;
    const ranges = new Map(
      items.map(({ id, type, page }) => {
        const isPart = type === "article-journal" || type === "chapter" || type === "paper-conference";
        return [id, isPart && typeof page === "string" ? pageRange(page) : null];
      }),
    );
    return typedPages(manuscript).flatMap(({ key, pages, place }): readonly Finding[] => {
      const [own, cited] = [ranges.get(key), pageRange(pages)];
      // A first page alone may stand for the whole article.
      if (!own || !cited || own.last <= own.first || cited.last < cited.first) return [];
      return cited.first >= own.first && cited.last <= own.last
        ? []
        : [
            {
              place,
              message: `"@${key}" is cited with page "${pages}", but the work has the pages ${own.first}–${own.last}; one of these was expected.`,
            },
          ];
    });
  },
};
