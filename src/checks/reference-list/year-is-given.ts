import type { Check } from "../check.ts";
import { entryName, hasDate } from "./item-values.ts";
import { askEachWork } from "./listed-works.ts";

export const yearIsGiven: Check = {
  id: "reference-list/year-is-given",
  severity: "warning",
  summary: "Every work of the reference list says when it appeared.",
  why: 'Without a year, styles print "n.d.", and readers cannot tell which edition was used.',
  remedy: "Add the year; for a work not yet published write so in the note.",
  basis: "CSL 1.0.2, variables of an item",
  example: {
    file: "references.bib",
    bad: "@article{hill2020, author = {Hill, Ann}, title = {Tides of the inner bay}, journal = {Journal of Tides}, volume = {3}, pages = {1--9}}\n",
    good: "@article{hill2020, author = {Hill, Ann}, title = {Tides of the inner bay}, journal = {Journal of Tides}, volume = {3}, pages = {1--9}, year = {2020}}\n",
    beside: { "text.md": "# Tides\n\nThey were measured before [@hill2020].\n" },
  },
  run: (subject) =>
    askEachWork(subject, ({ item, typed }) =>
      typed || undated.has(item.type) || hasDate(item)
        ? []
        : [`${entryName(item)} has no year; the year it appeared in was expected.`],
    ),
};

/** What goes on changing often has none. */
const undated = new Set([
  "webpage",
  "post",
  "post-weblog",
  "software",
  "dataset",
  "classic",
  "manuscript",
  "document",
]);
