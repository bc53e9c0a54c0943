import type { Check } from "../check.ts";
import { entryName, has } from "./item-values.ts";
import { askEachWork } from "./listed-works.ts";

export const accessDateIsGiven: Check = {
  id: "reference-list/access-date-is-given",
  severity: "advice",
  summary: "A web page without a date says when it was looked at.",
  why: "Pages change; only the day tells readers which state was read.",
  remedy: 'Add the day you read the page: "urldate = {2026-03-09}".',
  basis: "ISO 690:2021",
  example: {
    file: "references.bib",
    bad: "@online{hill2020, author = {Hill, Ann}, title = {Tides of the inner bay}, url = {https://example.org/tides}}\n",
    good: "@online{hill2020, author = {Hill, Ann}, title = {Tides of the inner bay}, url = {https://example.org/tides}, urldate = {2020-05-01}}\n",
    beside: { "text.md": "# Tides\n\nThey were measured before [@hill2020].\n" },
  },
  run: (subject) =>
    askEachWork(subject, ({ item, typed }) =>
      !typed &&
      /^(?:webpage|post|post-weblog)$/.test(item.type) &&
      has(item, "URL") &&
      !has(item, "accessed", "issued", "DOI")
        ? [`${entryName(item)} is a web page without a date; the day it was read was expected.`]
        : [],
    ),
};
