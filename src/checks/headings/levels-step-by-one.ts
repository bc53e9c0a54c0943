import type { Check, Finding } from "../check.ts";

export const levelsStepByOne: Check = {
  id: "headings/levels-step-by-one",
  severity: "warning",
  summary: "A heading is at most one level deeper than the heading before it.",
  why: "Readers who listen to a text, and the contents, take a missing level for a missing section.",
  remedy:
    "Take a heading sign away, or add the heading between. It is set and numbered as if nothing was skipped.",
  basis: "WCAG 2.2, technique G141",
  example: {
    bad: "# Methods\n\nWe measured.\n\n### Sampling\n\nTwice a day.\n",
    good: "# Methods\n\nWe measured.\n\n## Sampling\n\nTwice a day.\n",
  },
  run: ({ manuscript }) =>
    manuscript.headings.flatMap((heading, index): readonly Finding[] => {
      const before = manuscript.headings[index - 1];
      if (before === undefined || before.division !== heading.division || heading.level <= before.level + 1)
        return [];
      return [
        {
          place: heading.place,
          message: `"${heading.text}" is a heading of level ${heading.level} below one of level ${before.level}; level ${before.level + 1} was expected.`,
          related: [{ place: before.place, message: `"${before.text}" has level ${before.level}.` }],
        },
      ];
    }),
};
