import type { Check } from "../check.ts";
import { codePoint } from "./code-point.ts";
import { findCharacters } from "./prose.ts";

export const charactersAreAssigned: Check = {
  id: "text/characters-are-assigned",
  severity: "warning",
  summary: "Every character has a meaning in Unicode; none is of private use or unassigned.",
  why: "Such a character is printed rightly with one font at the most, and as an empty box with all others.",
  remedy: "Write the character that is meant, or show the sign as an image.",
  basis: "The Unicode Standard, 23.5 (private-use characters)",
  example: { bad: "The sign \ue001 means a wreck.\n", good: "The sign ⚓ means a wreck.\n" },
  run: ({ lines }) =>
    findCharacters(lines, /[\p{Co}\p{Cn}]/gu).map(({ text, place, end }) => ({
      place,
      end,
      message: `${codePoint(text)} is a character ${/\p{Co}/u.test(text) ? "of private use" : "that Unicode has not assigned"}; an assigned character was expected.`,
    })),
};
