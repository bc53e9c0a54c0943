import type { Check } from "../check.ts";
import { languageOf } from "../text/language-of.ts";
import { ownWords } from "./own-words.ts";

export const serialCommaIsTheJournals: Check = {
  id: "style/serial-comma-is-the-journals",
  severity: "advice",
  summary:
    'The comma before the last item of a list ("bays, fjords, and coasts") is set or left out as the journal does it.',
  why: "A journal does it in one way.",
  remedy: "Add the comma, or take it away.",
  basis: "The profile; The Chicago Manual of Style, 6.19",
  example: {
    bad: "The chart shows several things, such as bays, fjords and coasts.\n",
    good: "The chart shows several things, such as bays, fjords, and coasts.\n",
    beside: { "profile.yaml": "style: {serial-comma: true}\n" },
  },
  run: (subject) => {
    const { serialComma } = subject.profile.style;
    if (serialComma === undefined || languageOf(subject) !== "en") return [];
    const pattern = serialComma ? without : withComma;
    return ownWords(subject)
      .filter(({ kind }) => kind !== "heading")
      .flatMap(({ text, spanOf }) =>
        [...text.matchAll(pattern)].map((match) => {
          const end = match.groups?.["end"] ?? "";
          const behind = match.index + match[0].length;
          return {
            ...spanOf(behind - end.length, behind),
            message: `The list ends with "${end}"; ${serialComma ? "a comma before its last item" : "no comma before its last item"} was expected.`,
          };
        }),
      );
  },
};

/**
 * "In winter, tides and currents" is no list, so it takes three items before the last, or a word that announces a list.
 * Items are one or two words; what
 * begins with a linking word or an adverb is a remark between commas.
 */
const noItem =
  "and|or|of|with|that|though|whether|as|is|are|was|were|in|on|at|by|to|for|from|which|who|if|then|there|here|why|even|ever|always|almost|also|too|however|therefore|thus|perhaps|accordingly|indeed|still|more|less|yet|but";
const item = `(?!(?:${noItem})\\b)[\\p{L}\\p{N}-]{1,30}(?: (?!(?:and|or)\\b)[\\p{L}\\p{N}-]{1,30})?`;
const announced = `(?:(?<=(?:such as|including|namely|like|between|e\\.g\\.,?|i\\.e\\.,?|:) )|(?<![\\p{L}\\p{N}-])${item}, )`;
/** "… rethink roles and ranks, divide the work": two words joined within a list that goes on. */
const isLast = "(?!(?: [\\p{L}-]{1,30}){0,2},)";
const without = new RegExp(
  `${announced}${item}, (?<end>${item} (?:and|or) [\\p{L}\\p{N}-]{1,30})(?![\\p{L}\\p{N}-])${isLast}`,
  "gu",
);
const withComma = new RegExp(
  `${announced}${item}, (?<end>${item}, (?:and|or) [\\p{L}\\p{N}-]{1,30})(?![\\p{L}\\p{N}-])`,
  "gu",
);
