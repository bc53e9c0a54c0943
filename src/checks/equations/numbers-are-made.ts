import type { Check, Finding } from "../check.ts";

export const numbersAreMade: Check = {
  id: "equations/numbers-are-made",
  severity: "warning",
  summary: "Numbers of equations are made, not typed into the formula.",
  why: "A typed number does not follow when equations come and go, and is not a link.",
  remedy: 'Give the equation a label, "$$ … $$ {#eq:level}", and refer to it by "@eq:level".',
  basis: "House",
  example: {
    bad: "# Tides\n\nThe level follows from the wind:\n\n$$ h = a + b \\qquad (3) $$\n",
    good: "# Tides\n\nThe level follows from the wind:\n\n$$ h = a + b $$\n",
  },
  run: ({ manuscript }) =>
    manuscript.equations.flatMap(({ tex, place }): readonly Finding[] => {
      const [, number] =
        /\\(?:q?quad|hfill|hspace\{[^{}]*\})\s*(?:\\text\s*\{)?\s*(\(\d{1,3}(?:\.\d{1,3})?[a-z]?\))\}?\s*$/.exec(
          tex.trimEnd().slice(-60),
        ) ??
        /\\tag\*?\{\(?(\d[\d.]{0,6}[a-z]?)\)?\}/.exec(tex) ??
        [];
      return number === undefined
        ? []
        : [{ place, message: `The equation holds its number "${number}"; a label was expected.` }];
    }),
};
