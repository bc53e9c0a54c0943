import type { Check } from "../check.ts";

export const haveWords: Check = {
  id: "headings/have-words",
  severity: "error",
  summary: "Every heading has words.",
  why: "An empty heading is an empty line in the text and in the contents.",
  remedy: "Write the heading, or delete its sign.",
  basis: "WCAG 2.2, 2.4.6",
  example: {
    bad: "# Introduction\n\nThe bay is small.\n\n##\n\nIt is shallow.\n",
    good: "# Introduction\n\nThe bay is small.\n\n## Depth\n\nIt is shallow.\n",
  },
  run: ({ manuscript }) =>
    manuscript.headings
      .filter(({ text }) => !/[^\s\p{P}]/u.test(text))
      .map(({ place, text }) => ({
        place,
        message:
          text.trim() === ""
            ? "The heading is empty; words were expected."
            : `The heading is "${text.trim()}"; words were expected.`,
      })),
};
