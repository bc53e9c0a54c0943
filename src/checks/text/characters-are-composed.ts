import type { Check } from "../check.ts";
import { codePoint } from "./code-point.ts";
import { findCharacters, proseOf, replacing } from "./prose.ts";

const clusters = /[\u1100-\u11ff]+|\P{M}\p{M}*/gu;
// Their forms for compatibility tell names apart; Hebrew points are better left in the order they were typed.
const leftAlone = /[\uf900-\ufaff\u{2f800}-\u{2fa1f}\p{Script=Hebrew}]/u;

export const charactersAreComposed: Check = {
  id: "text/characters-are-composed",
  severity: "advice",
  summary: "A letter with an accent is one character where Unicode has one (Normalization Form C).",
  why: "Two spellings of one letter look alike and are different words for searches, indexes and sorting.",
  remedy: "Normalise the text to Unicode's form C.",
  basis: "Unicode Standard Annex #15; Character Model for the World Wide Web",
  example: { bad: "The cafe\u0301 is closed.\n", good: "The café is closed.\n" },
  run: ({ lines }) => {
    const { prose } = proseOf(lines);
    if (prose.normalize("NFC") === prose) return [];
    return findCharacters(lines, clusters).flatMap((match) => {
      const composed = match.text.normalize("NFC");
      if (composed === match.text || !/\p{L}/u.test(match.text) || leftAlone.test(match.text)) return [];
      const [written, expected] = [match.text, composed].map((text) => [...text].map(codePoint).join(" "));
      return [
        {
          place: match.place,
          end: match.end,
          message: `"${composed}" is written as ${written}; ${expected} was expected.`,
          edits: replacing(match, composed),
        },
      ];
    });
  },
};
