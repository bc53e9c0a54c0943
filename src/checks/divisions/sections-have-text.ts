import type { Division, Heading } from "../../model/manuscript.ts";
import { referenceListHeading } from "../../tree/reference-list-heading.ts";
import type { Check } from "../check.ts";
import { sectionsOf } from "../headings/sections.ts";
import { emptyLists } from "./reference-list-sections.ts";

export const sectionsHaveText: Check = {
  id: "divisions/sections-have-text",
  severity: "warning",
  summary: "Every section has text.",
  why: "A heading with nothing under it looks like a page that was lost.",
  remedy: "Write the section, or delete its heading.",
  basis: "House",
  example: {
    bad: "# Introduction\n\nThe bay is small.\n\n# Methods\n\n# Results\n\nIt is shallow.\n",
    good: "# Introduction\n\nThe bay is small.\n\n# Methods\n\nWe measured it.\n\n# Results\n\nIt is shallow.\n",
  },
  run: ({ manuscript, apparatus }) => {
    // The heading over the made list, and those that another list makes idle, are looked at elsewhere.
    const made = manuscript.citations.length > 0 ? referenceListHeading(manuscript.divisions) : null;
    const idle = new Set([made, ...emptyLists(manuscript, apparatus).map(({ heading }) => heading.id)]);
    return sectionsOf(manuscript)
      .filter(({ heading, next, hasText }) => !hasText && (next === null || next.level <= heading.level))
      .filter(({ heading, division }) => !idle.has(heading.id) && !isDivider(division, heading))
      .filter(({ heading }) => /\p{L}/u.test(heading.text))
      .map(({ heading }) => ({
        place: heading.place,
        message: `The section "${heading.text}" is empty; text was expected.`,
      }));
  },
};

/** A part's title, and the heading in front of the appendices, stand alone. */
function isDivider({ kind }: Division, { classes }: Heading): boolean {
  return kind === "part" || classes.includes("part") || classes.includes("appendix");
}
