import type { Check } from "../check.ts";
import { entryName, has } from "./item-values.ts";
import { askEachWork } from "./listed-works.ts";

export const titleIsGiven: Check = {
  id: "reference-list/title-is-given",
  severity: "error",
  summary: "Every work of the reference list has a title.",
  why: 'Nobody can find a work without its title, and styles print a gap or "n.d." in its place.',
  remedy: "Add the title to the entry.",
  basis: "CSL 1.0.2, variables of an item",
  example: {
    file: "references.bib",
    bad: "@article{hill2020, author = {Hill, Ann}, journal = {Journal of Tides}, volume = {3}, pages = {1--9}, year = {2020}}\n",
    good: "@article{hill2020, author = {Hill, Ann}, title = {Tides of the inner bay}, journal = {Journal of Tides}, volume = {3}, pages = {1--9}, year = {2020}}\n",
    beside: { "text.md": "# Tides\n\nThey were measured before [@hill2020].\n" },
  },
  run: (subject) =>
    askEachWork(subject, ({ item, typed }) =>
      typed || has(item, "title") || untitled.has(item.type)
        ? []
        : [`${entryName(item)} has no title; the title of the work was expected.`],
    ),
};

/** Letters, conversations and objects may have none. */
const untitled = new Set([
  "personal_communication",
  "interview",
  "review",
  "review-book",
  "graphic",
  "legal_case",
  "legislation",
  "bill",
  "patent",
  "post",
]);
