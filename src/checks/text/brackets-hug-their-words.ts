import type { Check } from "../check.ts";
import { languageOf } from "./language-of.ts";
import { findInProse, replacing } from "./prose.ts";

const opened = /(?<=(?:^|[\s"“(]))(?<mark>[(“]) +(?=[\p{L}\p{N}])/gmu;
const closed = /(?<=[\p{L}\p{M}\p{N}.,!?]) +(?<mark>[)”])(?=[\s.,;:!?)]|$)/gmu;

export const bracketsHugTheirWords: Check = {
  id: "text/brackets-hug-their-words",
  severity: "advice",
  summary: "No space stands inside brackets and quotation marks, next to them.",
  why: "A bracket or a mark may be left alone at the end or the beginning of a line.",
  remedy: "Delete the space.",
  basis: "House; French guillemets keep their spaces",
  example: { bad: "The bay ( near Bergen ) is small.\n", good: "The bay (near Bergen) is small.\n" },
  run: (subject) => {
    const isFrench = languageOf(subject) === "fr";
    return [opened, closed].flatMap((pattern) =>
      findInProse(subject.lines, pattern)
        .filter(({ text }) => !(isFrench && /[“”]/.test(text)))
        .map((match) => {
          const { mark = "" } = match.groups;
          return {
            place: match.place,
            end: match.end,
            message: `A space stands ${pattern === opened ? "behind" : "before"} "${mark}"; none was expected.`,
            edits: replacing(match, mark),
          };
        }),
    );
  },
};
