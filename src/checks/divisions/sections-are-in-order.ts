import type { Check, Finding } from "../check.ts";
import { type FoundSection, foundSections } from "./expected-sections.ts";

export const sectionsAreInOrder: Check = {
  id: "divisions/sections-are-in-order",
  severity: "warning",
  summary: "Sections stand in the order that the journal wants.",
  why: "Readers of the journal know where to look.",
  remedy: "Move the section.",
  basis: "The profile",
  example: {
    bad: "# Methods\n\nWe measured it.\n\n# Introduction\n\nThe bay is small.\n\n# Data availability\n\nAll data are in the text.\n",
    good: "# Introduction\n\nThe bay is small.\n\n# Methods\n\nWe measured it.\n\n# Data availability\n\nAll data are in the text.\n",
    beside: {
      "profile.yaml":
        "name: Journal of Tides\nsections:\n  - Introduction\n  - heading: [Methods, Materials and methods]\n  - heading: Data availability\n    required: false\n",
    },
  },
  run: (subject) => {
    let last: FoundSection | null = null;
    return foundSections(subject).flatMap((section): readonly Finding[] => {
      const before: FoundSection | null = last;
      if (before === null || section.index >= before.index) {
        last = section;
        return [];
      }
      return [
        {
          place: section.place,
          message: `The section "${section.text}" stands before "${before.text}"; "${subject.profile.name}" expects it behind.`,
          related: [{ place: before.place, message: `"${before.text}" stands here.` }],
        },
      ];
    });
  },
};
