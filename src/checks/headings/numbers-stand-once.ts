import type { Check } from "../check.ts";
import { typedNumbers } from "./typed-numbers.ts";

export const numbersStandOnce: Check = {
  id: "headings/numbers-stand-once",
  severity: "warning",
  summary: "A heading that is numbered has no number typed in front of it.",
  why: 'It is printed with two numbers, as "1 1. Introduction".',
  remedy: "Delete the typed number, or switch numbering off with `number-depth: 0`.",
  basis: "House",
  example: {
    bad: "# 1. Introduction\n\nThe bay is small.\n",
    good: "# Introduction\n\nThe bay is small.\n",
  },
  run: ({ manuscript, numbering }) =>
    typedNumbers(manuscript.headings).flatMap(({ heading, text }) => {
      const printed = numbering.get(heading.id)?.number;
      return printed === undefined
        ? []
        : [
            {
              place: heading.place,
              message: `"${heading.text}" has the number "${text}" typed in front of it and is printed as "${printed} ${heading.text}"; one number was expected.`,
            },
          ];
    }),
};
