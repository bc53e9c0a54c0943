import type { Check, Finding } from "../check.ts";
import { linksOf } from "./link-texts.ts";

export const textIsGiven: Check = {
  id: "links/text-is-given",
  severity: "warning",
  summary: "Every link has a text.",
  why: "A link without text cannot be seen or clicked, and is read aloud as its address.",
  remedy: "Write what the link leads to between the brackets, or delete it.",
  basis: "WCAG 2.2, 2.4.4",
  example: {
    bad: "# Tides\n\nThe levels are kept in Bergen [](https://example.org/tides).\n",
    good: "# Tides\n\nThe levels are [kept in Bergen](https://example.org/tides).\n",
  },
  run: ({ manuscript }) =>
    linksOf(manuscript).flatMap(({ text, url, place, holdsPicture }): readonly Finding[] =>
      text.trim() === "" && !holdsPicture && place !== undefined
        ? [{ place, message: `The link to "${url}" has no text; words to click on were expected.` }]
        : [],
    ),
};
