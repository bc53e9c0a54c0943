import type { Check } from "../check.ts";
import { entryName, fieldOf } from "./item-values.ts";
import { askEachWork } from "./listed-works.ts";

export const titleIsNotInCapitals: Check = {
  id: "reference-list/title-is-not-in-capitals",
  severity: "warning",
  summary: "Titles are not written in capitals throughout.",
  why: "Databases deliver titles in capitals, and no style can tell which of the letters are meant.",
  remedy: "Write the title in ordinary letters; in BibTeX put braces round names and acronyms.",
  basis: "House",
  example: {
    file: "references.bib",
    bad: "@article{hill2020, author = {Hill, Ann}, title = {TIDES OF THE INNER BAY}, journal = {Journal of Tides}, volume = {3}, pages = {1--9}, year = {2020}}\n",
    good: "@article{hill2020, author = {Hill, Ann}, title = {Tides of the inner bay}, journal = {Journal of Tides}, volume = {3}, pages = {1--9}, year = {2020}}\n",
    beside: { "text.md": "# Tides\n\nThey were measured before [@hill2020].\n" },
  },
  run: (subject) =>
    askEachWork(subject, ({ item }) => {
      const title = fieldOf(item, "title");
      const words = title.match(/\p{L}{2,}/gu) ?? [];
      const shouts = words.length >= 3 && !/\p{Ll}/u.test(title) && /\p{Lu}{4}/u.test(title);
      return shouts
        ? [
            {
              variable: "title",
              message: `The title of ${entryName(item)} is all capitals, "${title}"; ordinary letters were expected.`,
            },
          ]
        : [];
    }),
};
