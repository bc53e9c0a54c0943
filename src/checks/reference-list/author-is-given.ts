import type { Check } from "../check.ts";
import { entryName, has } from "./item-values.ts";
import { askEachWork } from "./listed-works.ts";

export const authorIsGiven: Check = {
  id: "reference-list/author-is-given",
  severity: "warning",
  summary: "Every work of the reference list says who made it.",
  why: "An entry without author or editor is sorted and cited by its title, which readers do not look for.",
  remedy: "Add the author, the editor or the organisation; put an organisation into a second pair of braces.",
  basis: "CSL 1.0.2, variables of an item",
  example: {
    file: "references.bib",
    bad: "@article{hill2020, title = {Tides of the inner bay}, journal = {Journal of Tides}, volume = {3}, pages = {1--9}, year = {2020}}\n",
    good: "@article{hill2020, author = {Hill, Ann}, title = {Tides of the inner bay}, journal = {Journal of Tides}, volume = {3}, pages = {1--9}, year = {2020}}\n",
    beside: { "text.md": "# Tides\n\nThey were measured before [@hill2020].\n" },
  },
  run: (subject) =>
    askEachWork(subject, ({ item, typed }) =>
      typed || anonymous.has(item.type) || has(item, ...makers)
        ? []
        : [`${entryName(item)} has no author and no editor; one of them was expected.`],
    ),
};

/** Whoever a work can be listed under. */
const makers = [
  "author",
  "editor",
  "translator",
  "director",
  "composer",
  "illustrator",
  "collection-editor",
  "container-author",
  "editorial-director",
  "inventor",
  "interviewer",
  "organizer",
  "curator",
  "chair",
  "producer",
  "performer",
  "narrator",
  "guest",
  "host",
  "compiler",
  "contributor",
  "recipient",
  "reviewed-author",
  "publisher",
  "authority",
] as const;

/** Listed by title or number as a rule. */
const anonymous = new Set([
  "webpage",
  "post",
  "post-weblog",
  "dataset",
  "software",
  "legislation",
  "legal_case",
  "bill",
  "regulation",
  "treaty",
  "hearing",
  "standard",
  "entry-dictionary",
  "entry-encyclopedia",
  "entry",
  "classic",
  "motion_picture",
  "broadcast",
  "song",
  "article-newspaper",
  "collection",
  "periodical",
  "document",
  "",
]);
