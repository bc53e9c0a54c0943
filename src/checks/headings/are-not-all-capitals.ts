import type { Check } from "../check.ts";
import { isInCapitals } from "./capitals.ts";
import { writtenWords } from "./heading-case.ts";

export const areNotAllCapitals: Check = {
  id: "headings/are-not-all-capitals",
  severity: "warning",
  summary: "A heading is not all in capitals.",
  why: "Capital letters are a matter of design, and screen readers may spell them out.",
  remedy: "Write it with capitals where words need them; the template sets it in capitals if it wants them.",
  basis: "House",
  example: {
    bad: "# INTRODUCTION\n\nThe bay is small.\n",
    good: "# Introduction\n\nThe bay is small.\n",
  },
  run: ({ manuscript, passages }) =>
    manuscript.headings
      .filter(({ text }) => isInCapitals(text, writtenWords(passages).small))
      .map(({ place, text }) => ({
        place,
        message: `The heading is "${text}"; capitals where words need them were expected.`,
      })),
};
