import type { Check } from "../check.ts";
import { entryName, namesOf } from "./item-values.ts";
import { askEachWork } from "./listed-works.ts";

export const authorsAreNamed: Check = {
  id: "reference-list/authors-are-named",
  severity: "warning",
  summary: 'Nobody is called "et al." in the list of authors.',
  why: "It is sorted and cited as if it were a name.",
  remedy: 'Name all authors, or in BibTeX end the list with "and others".',
  basis: "BibTeX, format of names",
  example: {
    file: "references.bib",
    bad: "@article{hill2020, author = {Hill, Ann and et al.}, title = {Tides of the inner bay}, journal = {Journal of Tides}, volume = {3}, pages = {1--9}, year = {2020}}\n",
    good: "@article{hill2020, author = {Hill, Ann and others}, title = {Tides of the inner bay}, journal = {Journal of Tides}, volume = {3}, pages = {1--9}, year = {2020}}\n",
    beside: { "text.md": "# Tides\n\nThey were measured before [@hill2020].\n" },
  },
  run: (subject) =>
    askEachWork(subject, ({ item }) =>
      [...namesOf(item, "author"), ...namesOf(item, "editor")]
        .map(({ family, given, literal }) => [given, family, literal].filter((part) => part !== "").join(" "))
        .filter(
          (name) =>
            /^(?:et\.? ?al\.?|al\.? et|and others|u\. ?a\.|und andere|et coll\.?|n\/?a|unknown|anonymous|null|undefined)$/i.test(
              name,
            ) || /\bet\.? al\.?$/i.test(name),
        )
        .map((name) => `One of the authors of ${entryName(item)} is "${name}"; a name was expected.`),
    ),
};
