import type { SourceLine } from "../../model/passage.ts";
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
    const neighbours = new Map(lines.map((line, index) => [line, [lines[index - 1], lines[index + 1]]]));
    const tabular = new Set(lines.filter(isTabular));
    const found = findInProse(lines, runs).filter(
      (match) =>
        !tabular.has(match.line) &&
        !isBehindMark(match) &&
        !neighbours.get(match.line)?.some((line) => isColumn(match, line)),
    );
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

/** Whether a line is part of a table or its words stand in columns. */
function isTabular({ file, text }: SourceLine): boolean {
  const gaps = text.trim().match(/(?<=[^\s.!?…:"”’])(?:\t| {2,})/g)?.length ?? 0;
  return gaps > 3 || (/\.txt$/i.test(file) && gaps > 1) || /\||^\s*[-+=]{3}/.test(text);
}

/** Behind the mark of an item or a definition. */
function isBehindMark({ line, index }: ProseMatch): boolean {
  const mark = /^[\s>]*(?:[-*+:~]|\(?[\p{L}\p{N}]{1,4}[.)])?$/u;
  return index < 40 && mark.test(line.text.slice(0, index));
}

/** Whether the line above or below has a gap that ends in the same column, as in tables typed with spaces. */
function isColumn({ text, index }: ProseMatch, neighbour: SourceLine | undefined): boolean {
  const end = index + text.length;
  return /[ \t]{2}\S$|\t\S$/.test(neighbour?.text.slice(Math.max(0, end - 2), end + 1) ?? "");
}
