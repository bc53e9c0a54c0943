import type { Edit } from "../../model/diagnostic.ts";
import type { Place } from "../../model/place.ts";
import type { Subject } from "../../model/subject.ts";
import type { Check, Finding } from "../check.ts";
import { citationRuns, isCited, sitsInLine } from "./citation-runs.ts";

export const standApartFromWords: Check = {
  id: "citations/stand-apart-from-words",
  severity: "warning",
  summary: "There is a space between a word and the citation behind it.",
  why: 'The bracket is printed against the word: "small(Hill 2020)".',
  remedy: "Put a space before the citation.",
  basis: "House",
  example: {
    bad: "# Tides\n\nThe bay is small[@hill2020].\n",
    good: "# Tides\n\nThe bay is small [@hill2020].\n",
    beside: {
      "references.bib":
        "@book{hill2020, author = {Hill, Ann}, title = {Tides of the Inner Bay}, publisher = {Fjord Press}, year = {2020}}\n",
    },
  },
  run: (subject) =>
    sitsInLine(subject)
      ? citationRuns(subject.manuscript.divisions).flatMap((run) =>
          run.flatMap((inline, index): readonly Finding[] => {
            const before = run[index - 1];
            const { place } = inline;
            if (
              !isCited(inline) ||
              place === undefined ||
              before?.t !== "Str" ||
              !/[\p{L}\p{N}]$/u.test(before.c)
            )
              return [];
            const edit = spaceBefore(place, subject);
            return [
              {
                place,
                message: `A citation stands directly behind "${before.c}"; a space was expected between.`,
                ...(edit !== null && { edits: [edit] }),
              },
            ];
          }),
        )
      : [],
};

/** A citation is placed at its key; the space belongs before the bracket, where that is right before the key. */
function spaceBefore({ file, line, column, certainty }: Place, { lines }: Subject): Edit | null {
  const written = lines.find((each) => each.line === line && each.file === file)?.text ?? "";
  if (certainty !== "exact" || written.length > longest) return null;
  if (!/\[-?$/.test([...written].slice(0, column - 1).join(""))) return null;
  const bracket = [...written].slice(0, column - 1).lastIndexOf("[");
  const at = { line, column: bracket + 1 };
  return { file, from: at, to: at, text: " " };
}

/** Characters; in a line without an end, every finding would look through all of it. */
const longest = 10_000;
