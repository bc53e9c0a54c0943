import type { Check } from "../check.ts";
import { findInProse, replacing, within } from "./prose.ts";

export const multiplicationHasItsSign: Check = {
  id: "text/multiplication-has-its-sign",
  severity: "advice",
  summary: 'Between two numbers stands "×", not the letter x.',
  why: 'Readers who listen hear "three ex four".',
  remedy: 'Write "×".',
  basis: "ISO 80000-2, 2-10.5",
  example: { bad: "The map has 3 x 4 fields.\n", good: "The map has 3 × 4 fields.\n" },
  run: ({ lines }) =>
    findInProse(lines, /(?<=\p{Nd}(?: ?[cmµk]?m)?) x (?=\p{Nd})/gu).map((match) => ({
      ...within(match, 1, 2),
      message: 'The letter "x" stands between two numbers; the sign "×" was expected.',
      edits: replacing(within(match, 1, 2), "×"),
    })),
};
