import type { Check } from "../check.ts";
import { findInProse, type ProseMatch, replacing } from "./prose.ts";

const runs = /(?<=[^\s|])(?: {2,3}|[ ]?\t)(?=[^\s|])/g;
const sentenceEnd = /[.!?…:]["'”’)\]»]*$/;

export const spacesStandOnce: Check = {
  id: "text/spaces-stand-once",
  severity: "advice",
  summary: "Words of a line are parted by one space.",
  why: "More spaces are left over from editing or from a typewriter's habit; searches for a phrase do not find it.",
  remedy: "Keep one space.",
  basis: "House",
  example: { bad: "The bay  is small.\n", good: "The bay is small.\n" },
  run: ({ lines }) => {
    const found = findInProse(lines, runs).filter((match) => !isAligned(match));
    // Two spaces behind every sentence are a habit of the author's, not slips.
    const behindSentences = found.filter(isBehindSentence);
    const single = findInProse(lines, /[.!?]["'”’)\]»]* (?=\p{Lu})/gu).length;
    const isHabit = behindSentences.length > single;
    return found
      .filter((match) => !(isHabit && isBehindSentence(match)))
      .map((match) => ({
        place: match.place,
        end: match.end,
        message: match.text.includes("\t")
          ? "A tab stands between two words; one space was expected."
          : "Several spaces stand between two words; one was expected.",
        edits: replacing(match, " "),
      }));
  },
};

function isBehindSentence({ line, index }: ProseMatch): boolean {
  return sentenceEnd.test(line.text.slice(Math.max(0, index - 6), index));
}

/** Columns of tables and of verse typed with spaces; what follows a list's or a definition's mark. */
function isAligned({ line, index }: ProseMatch): boolean {
  const gaps = line.text.trim().match(/\t| {2,}/g)?.length ?? 0;
  return (
    gaps > 3 ||
    (/\.txt$/i.test(line.file) && gaps > 1) ||
    /\||^\s*[-+=]{3}/.test(line.text) ||
    /^[\s>]*(?:[-*+:~]|\(?[\p{L}\p{N}]{1,4}[.)])?$/u.test(line.text.slice(0, index))
  );
}
