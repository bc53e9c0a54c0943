import type { Check } from "../check.ts";
import { languageOf } from "./language-of.ts";
import { findInProse, replacing } from "./prose.ts";

// A mark with other marks, digits or letters behind it is an ellipsis, a decimal, a file's ending, a face.
const spaced = /(?<=[\p{L}\p{M}\p{N})\]”’»]) +(?<mark>[,.;!?،؛؟])(?=\s|["”’»)\]]|$)/gmu;
const spacedInFrench = /(?<=[\p{L}\p{M}\p{N})\]”’»]) +(?<mark>[,.])(?=\s|["”’»)\]]|$)/gmu;

export const punctuationFollowsItsWord: Check = {
  id: "text/punctuation-follows-its-word",
  severity: "warning",
  summary: "No space stands before a comma, a full stop or another mark that ends a clause.",
  why: "The mark may be set at the beginning of the next line.",
  remedy: "Delete the space.",
  basis: "House; French sets spaces before ; : ! ? and »",
  example: { bad: "The bay is small , and shallow.\n", good: "The bay is small, and shallow.\n" },
  run: (subject) => {
    const isFrench = languageOf(subject) === "fr";
    return findInProse(subject.lines, isFrench ? spacedInFrench : spaced)
      .filter(({ text, line }) => isFrench || !/[;!?]/.test(text) || !line.text.includes("«"))
      .map((match) => ({
        place: match.place,
        end: match.end,
        message: `A space stands before "${match.groups["mark"]}"; the mark was expected right behind the word.`,
        edits: replacing(match, match.groups["mark"] ?? ""),
      }));
  },
};
