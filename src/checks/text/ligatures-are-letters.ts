import type { Check } from "../check.ts";
import { findCharacters, replacing } from "./prose.ts";

// Latin ligatures and Arabic presentation forms, without the signs that stand for whole words.
const ligatures = /[\ufb00-\ufb06\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdef\ufe80-\ufefc]+/g;

export const ligaturesAreLetters: Check = {
  id: "text/ligatures-are-letters",
  severity: "warning",
  summary: "Letters are letters, not the shapes a typesetter joins them to.",
  why: "A word with such a character is not found by a search, is hyphenated wrongly and read out wrongly. It mostly comes from text that was copied out of a PDF.",
  remedy: "Write the letters. The edition's font joins them where it should.",
  basis: "The Unicode Standard, 23.8 (compatibility characters)",
  example: { bad: "The ﬁrst tide is high.\n", good: "The first tide is high.\n" },
  run: ({ lines }) =>
    findCharacters(lines, ligatures).map((match) => {
      const letters = match.text.normalize("NFKC");
      return {
        place: match.place,
        end: match.end,
        message: `"${match.text}" is a typesetter's shape; the letters "${letters}" were expected.`,
        edits: replacing(match, letters),
      };
    }),
};
