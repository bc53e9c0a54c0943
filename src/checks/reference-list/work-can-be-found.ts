import type { Check } from "../check.ts";
import { entryName, has } from "./item-values.ts";
import { askEachWork } from "./listed-works.ts";

export const workCanBeFound: Check = {
  id: "reference-list/work-can-be-found",
  severity: "advice",
  summary: "An article has a volume, pages or a DOI, a book its publisher, a thesis its university.",
  why: "Journal and year alone leave a reader with hundreds of articles to look through.",
  remedy: "Add the DOI, or volume and pages; to a book its publisher, to a thesis its university.",
  basis: "CSL 1.0.2, variables of an item",
  example: {
    file: "references.bib",
    bad: "@article{hill2020, author = {Hill, Ann}, title = {Tides of the inner bay}, journal = {Journal of Tides}, year = {2020}}\n",
    good: "@article{hill2020, author = {Hill, Ann}, title = {Tides of the inner bay}, journal = {Journal of Tides}, volume = {3}, pages = {1--9}, year = {2020}}\n",
    beside: { "text.md": "# Tides\n\nThey were measured before [@hill2020].\n" },
  },
  run: (subject) =>
    askEachWork(subject, ({ item, typed }) => {
      const expected = typed ? undefined : details.get(item.type);
      if (expected === undefined || has(item, ...always, ...expected.variables)) return [];
      return [`${entryName(item)} has no ${expected.lacking}; ${expected.wanted} was expected.`];
    }),
};

type Detail = { readonly lacking: string; readonly wanted: string; readonly variables: readonly string[] };

const always = ["DOI", "URL", "PMID", "PMCID", "status", "note"] as const;

const details: ReadonlyMap<string, Detail> = new Map([
  [
    "article-journal",
    {
      lacking: "volume, pages or DOI",
      wanted: "one of them",
      variables: ["volume", "issue", "page", "number", "archive_location"],
    },
  ],
  [
    "book",
    {
      lacking: "publisher",
      wanted: "its name",
      variables: ["publisher", "publisher-place", "ISBN", "event-place"],
    },
  ],
  [
    "thesis",
    { lacking: "university", wanted: "its name", variables: ["publisher", "publisher-place", "archive"] },
  ],
  [
    "report",
    {
      lacking: "institution or number",
      wanted: "one of them",
      variables: ["publisher", "number", "authority"],
    },
  ],
]);
