import type { Check } from "../check.ts";
import { entryName, has } from "./item-values.ts";
import { askEachWork } from "./listed-works.ts";

export const sourceIsGiven: Check = {
  id: "reference-list/source-is-given",
  severity: "warning",
  summary:
    "Every work says what it appeared in: an article its journal, a chapter its book, a page its address.",
  why: "Readers cannot get hold of an article without knowing the journal.",
  remedy: "Add the journal, the book or the address to the entry, or give the entry the type of work it is.",
  basis: "CSL 1.0.2, variables of an item",
  example: {
    file: "references.bib",
    bad: "@article{hill2020, author = {Hill, Ann}, title = {Tides of the inner bay}, volume = {3}, pages = {1--9}, year = {2020}}\n",
    good: "@article{hill2020, author = {Hill, Ann}, title = {Tides of the inner bay}, journal = {Journal of Tides}, volume = {3}, pages = {1--9}, year = {2020}}\n",
    beside: { "text.md": "# Tides\n\nThey were measured before [@hill2020].\n" },
  },
  run: (subject) =>
    askEachWork(subject, ({ item, typed }) => {
      const expected = typed ? undefined : sources.get(item.type);
      if (expected === undefined || has(item, "DOI", "URL", ...expected.variables)) return [];
      return [
        `${entryName(item)} is ${expected.kind} without ${expected.source}; ${expected.source} was expected.`,
      ];
    }),
};

type Source = { readonly kind: string; readonly source: string; readonly variables: readonly string[] };

/** Preprints are often called articles; their number or archive stands for the journal. */
const sources: ReadonlyMap<string, Source> = new Map([
  [
    "article-journal",
    {
      kind: "an article",
      source: "its journal",
      variables: ["container-title", "number", "archive", "archive_location", "note", "publisher"],
    },
  ],
  ["article-magazine", { kind: "an article", source: "its magazine", variables: ["container-title"] }],
  ["article-newspaper", { kind: "an article", source: "its newspaper", variables: ["container-title"] }],
  ["chapter", { kind: "a chapter", source: "its book", variables: ["container-title"] }],
  [
    "paper-conference",
    {
      kind: "a conference paper",
      source: "its proceedings",
      variables: ["container-title", "event", "event-title", "collection-title", "publisher", "note"],
    },
  ],
  [
    "webpage",
    { kind: "a web page", source: "its address", variables: ["note", "archive", "container-title"] },
  ],
  [
    "post-weblog",
    { kind: "a blog post", source: "its address", variables: ["note", "archive", "container-title"] },
  ],
]);
