import type { Id } from "../../model/manuscript.ts";
import { namesReferenceList } from "../../tree/reference-list-heading.ts";
import type { Check } from "../check.ts";
import { plainHeading } from "../headings/plain-heading.ts";
import { type Section, sectionsOf } from "../headings/sections.ts";
import { languageOf } from "../text/language-of.ts";

export const nothingFollowsTheReferenceList: Check = {
  id: "divisions/nothing-follows-the-reference-list",
  severity: "advice",
  summary: "No section of an article's argument stands behind its reference list.",
  why: "Readers take the list for the end; what stands behind it looks like an appendix.",
  remedy: "Move the section before the list, or make it an appendix.",
  basis: "House",
  example: {
    bad: "# Introduction\n\nThe bay is small (Hill, 2020).\n\n# References\n\nHill, A. (2020). Tides of the inner bay. *Journal of Tides*, *3*, 1–9.\n\n# Discussion\n\nIt is shallow.\n",
    good: "# Introduction\n\nThe bay is small (Hill, 2020).\n\n# Discussion\n\nIt is shallow.\n\n# References\n\nHill, A. (2020). Tides of the inner bay. *Journal of Tides*, *3*, 1–9.\n",
  },
  run: (subject) => {
    const { manuscript } = subject;
    if (manuscript.metadata.kind !== "article" || languageOf(subject) !== "en") return [];
    const sections = sectionsOf(manuscript);
    // Each division may be a text with a list of its own.
    const lists = new Map<Id, Section>();
    for (const section of sections)
      if (namesReferenceList(section.heading.text)) lists.set(section.division.id, section);
    const order = new Map(sections.map((section, index) => [section, index]));
    return sections.flatMap((section, index) => {
      const list = lists.get(section.division.id);
      const isBehind = list !== undefined && index > (order.get(list) ?? index);
      if (!isBehind || section.heading.level > list.heading.level || !belongsBefore(section)) return [];
      return [
        {
          place: section.heading.place,
          message: `The section "${section.heading.text}" stands behind the reference list; it was expected before it.`,
          related: [{ place: list.heading.place, message: `"${list.heading.text}" stands here.` }],
        },
      ];
    });
  },
};

/** Sections that no article has as an appendix. Methods, in some journals, stand at the very end. */
const ofTheArgument = new Set(
  "introduction|background|statement of need|related work|literature review|results|findings|results and discussion|discussion|general discussion|limitations|conclusion|conclusions|concluding remarks|discussion and conclusion|discussion and conclusions|summary and conclusions".split(
    "|",
  ),
);

function belongsBefore({ heading }: Section): boolean {
  return !heading.classes.includes("appendix") && ofTheArgument.has(plainHeading(heading.text));
}
