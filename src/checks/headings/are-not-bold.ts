import { headersOf } from "../../tree/headers.ts";
import type { Check } from "../check.ts";
import { isBold } from "./bold.ts";

export const areNotBold: Check = {
  id: "headings/are-not-bold",
  severity: "advice",
  summary: "A heading is not set in bold as a whole.",
  why: "How headings look is the design's; some would be bolder than others.",
  remedy: "Take the marks away.",
  basis: "House",
  example: {
    bad: "# **Introduction**\n\nThe bay is small.\n",
    good: "# Introduction\n\nThe bay is small.\n",
  },
  run: ({ manuscript }) => {
    const bold = new Set(
      manuscript.divisions.flatMap(({ blocks }) =>
        headersOf(blocks).flatMap(({ c: [, [id], inlines] }) => (isBold(inlines) ? [id] : [])),
      ),
    );
    return manuscript.headings
      .filter(({ id }) => bold.has(id))
      .map(({ place, text }) => ({
        place,
        message: `The heading "${text}" is in bold letters as a whole; plain text was expected.`,
      }));
  },
};
