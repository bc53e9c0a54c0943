import type { Check } from "../check.ts";
import { plainHeading } from "./plain-heading.ts";
import { sectionsOf } from "./sections.ts";

export const areFollowedByText: Check = {
  id: "headings/are-followed-by-text",
  severity: "advice",
  summary: "A section with subsections begins with text, where the other sections do.",
  why: "Two headings on end leave the reader without a word of what the subsections are about.",
  remedy: "Write a sentence or two between the headings.",
  basis: "The Chicago Manual of Style, 1.56",
  example: {
    bad: "# Introduction\n\nThe bay is small.\n\n## Place\n\nIt lies north.\n\n# Depths\n\nThe bay is shallow.\n\n## Spring\n\nIt is shallow.\n\n# Currents\n\n## Surface\n\nThey are strong.\n\n## Ground\n\nThey are weak.\n",
    good: "# Introduction\n\nThe bay is small.\n\n## Place\n\nIt lies north.\n\n# Depths\n\nThe bay is shallow.\n\n## Spring\n\nIt is shallow.\n\n# Currents\n\nThere are two.\n\n## Surface\n\nThey are strong.\n\n## Ground\n\nThey are weak.\n",
  },
  run: ({ manuscript }) => {
    const divided = sectionsOf(manuscript).filter(
      ({ heading, next, parent }) =>
        next !== null &&
        next.level > heading.level &&
        (parent !== null || manuscript.metadata.kind === "article"),
    );
    const stacked = divided.filter(
      ({ hasText, heading }) => !hasText && !usual.has(plainHeading(heading.text)),
    );
    if (stacked.length * habit > divided.length) return [];
    const times = new Map<string, number>();
    for (const { heading } of stacked)
      times.set(plainHeading(heading.text), (times.get(plainHeading(heading.text)) ?? 0) + 1);
    return stacked
      .filter(({ heading }) => times.get(plainHeading(heading.text)) === 1)
      .map(({ heading, next }) => ({
        place: heading.place,
        message: `"${heading.text}" is followed by the heading "${next?.text ?? ""}"; text between them was expected, as in the other sections.`,
      }));
  },
};

/** Where more than a third of the sections do without text, it is the author's way. */
const habit = 3;

/** Sections that by custom are nothing but their subsections. */
const usual = new Set(
  "methods|materials and methods|method|results|results and discussion|exercises|appendix|appendices|declarations|statements and declarations|supplementary material|supplementary materials|supporting information|back matter|data availability|übungen|aufgaben|exercices|ejercicios|تمرین‌ها|تمرین"
    .split("|")
    .map(plainHeading),
);
