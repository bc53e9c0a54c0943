import type { Heading } from "../../model/manuscript.ts";
import type { Passage } from "../../model/passage.ts";
import { namesReferenceList } from "../../tree/reference-list-heading.ts";
import type { Check } from "../check.ts";
import { emptyLists } from "./reference-list-sections.ts";

export const referenceListStandsOnce: Check = {
  id: "divisions/reference-list-stands-once",
  severity: "warning",
  summary: "A text has one reference list and one heading for it: made of the keyed citations, or typed.",
  why: "Works would be listed twice, or a heading would stand over nothing.",
  remedy: "Delete the heading over nothing; of a made list and a typed one, keep the made one.",
  basis: "House",
  example: {
    bad: "# Depth\n\nIt is shallow [@hill2020].\n\n# References\n\n# Form\n\nIt is round.\n\n# Bibliography\n",
    good: "# Depth\n\nIt is shallow [@hill2020].\n\n# Form\n\nIt is round.\n\n# Bibliography\n",
    beside: {
      "references.bib":
        "@article{hill2020, author = {Hill, Ann}, title = {Tides of the inner bay}, journal = {Journal of Tides}, volume = {3}, pages = {1--9}, year = {2020}, doi = {10.1000/182}}\n",
    },
  },
  run: ({ manuscript, apparatus, passages }) => {
    const empty = emptyLists(manuscript, apparatus).map(({ heading, typed }) => ({
      place: heading.place,
      message: `The section "${heading.text}" is empty, and the reference list stands elsewhere; one heading was expected, over the list.`,
      related:
        typed === null
          ? []
          : [{ place: typed.heading.place, message: `The list stands under "${typed.heading.text}".` }],
    }));
    if (apparatus.referenceList.length === 0) return empty;
    const typed = manuscript.headings
      .filter(({ text }) => namesReferenceList(text))
      .filter((heading) => holdsEntries(heading, passages))
      .map(({ text, place }) => ({
        place,
        message: `The section "${text}" has a typed list, and another one is made of the keyed citations; one reference list was expected.`,
      }));
    return [...empty, ...typed];
  },
};

/** Fewer may be remarks on the literature. */
const fewestEntries = 2;

/** Whether most of what stands under a heading has a year, as entries have. */
function holdsEntries({ id }: Heading, passages: readonly Passage[]): boolean {
  const under = passages.filter(({ heading, kind }) => heading === id && kind !== "heading");
  const entries = under.filter(({ text }) => /(?<!\d)(?:1[4-9]|20)\d\d(?!\d)|\bn\.d\./.test(text));
  return entries.length >= fewestEntries && entries.length * 3 >= under.length * 2;
}
