import type { Check, Finding } from "../check.ts";
import { languageOf } from "./language-of.ts";
import { findInProse, type ProseMatch, replacing } from "./prose.ts";

// A mark with other marks, digits or letters behind it is an ellipsis, a decimal, a file's ending, a face.
const spaced = /(?<=[\p{L}\p{M}\p{N})\]”’»]) +(?<mark>[,.;!?،؛؟])(?=\s|["”’»)\]]|$)/gmu;
const spacedInFrench = /(?<=[\p{L}\p{M}\p{N})\]”’»]) +(?<mark>[,.])(?=\s|["”’»)\]]|$)/gmu;

/** On the wrong side of the mark. */
const misplaced = /(?<=[\p{L}\p{M}]{2}) +(?<mark>[,;،؛])(?=[\p{L}\p{M}]{2})/gu;

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
    const before = findInProse(subject.lines, isFrench ? spacedInFrench : spaced).filter(
      ({ text, line }) => isFrench || !/[;!?]/.test(text) || !line.text.includes("«"),
    );
    return [
      ...before.map((match) => finding(match, "")),
      ...findInProse(subject.lines, misplaced)
        .filter(({ groups }) => !isFrench || groups["mark"] === ",")
        .map((match) => finding(match, " ")),
    ];
  },
};

function finding(match: ProseMatch, behind: string): Finding {
  const { mark = "" } = match.groups;
  return {
    place: match.place,
    end: match.end,
    message: `A space stands before "${mark}"; the mark was expected right behind the word.`,
    edits: replacing(match, mark + behind),
  };
}
