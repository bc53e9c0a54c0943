import type { Check } from "../check.ts";

export const areShort: Check = {
  id: "headings/are-short",
  severity: "advice",
  summary: "A heading has no more than twenty words.",
  why: "A long one runs over three lines, and over the running head.",
  remedy: "Say the rest in the first sentence of the section.",
  basis: "House",
  example: {
    bad: "# The bay and its tides as they were measured by the institute in the year in which the gauges were set up anew\n\nThe bay is small.\n",
    good: "# The bay and its tides\n\nThe bay is small.\n",
  },
  run: ({ manuscript }) =>
    manuscript.headings.flatMap(({ place, text }) => {
      const count = text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’\u200c-]*/gu)?.length ?? 0;
      return count <= most
        ? []
        : [{ place, message: `The heading "${text}" has ${count} words; ${most} at most were expected.` }];
    }),
};

const most = 20;
