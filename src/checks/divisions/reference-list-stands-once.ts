import type { Heading } from "../../model/manuscript.ts";
import type { Passage } from "../../model/passage.ts";
import { namesReferenceList, referenceListHeading } from "../../tree/reference-list-heading.ts";
import type { Check, Finding } from "../check.ts";
import { sectionsOf } from "../headings/sections.ts";

export const referenceListStandsOnce: Check = {
  id: "divisions/reference-list-stands-once",
  severity: "warning",
  summary:
    "Where the reference list is made of the keyed citations, none is typed and no second place is kept for one.",
  why: "Works would be listed twice, or a heading would stand over nothing.",
  remedy: "Delete the typed list, or the heading, and keep the works in the bibliography file.",
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
    if (apparatus.referenceList.length === 0) return [];
    const place = referenceListHeading(manuscript.divisions);
    return sectionsOf(manuscript)
      .filter(({ heading }) => heading.id !== place && namesReferenceList(heading.text))
      .flatMap(({ heading, next, hasText }): readonly Finding[] => {
        if (hasText) return holdsEntries(heading, passages) ? [finding(heading, "has a typed list")] : [];
        // Its subsections may hold what the heading promises.
        return next !== null && next.level > heading.level ? [] : [finding(heading, "is empty")];
      });
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

function finding({ text, place }: Heading, state: string): Finding {
  return {
    place,
    message: `The section "${text}" ${state}; one reference list was expected, which is made of the citations and set elsewhere.`,
  };
}
