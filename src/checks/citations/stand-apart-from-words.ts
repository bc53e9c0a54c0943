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
            const { file, line, column, certainty } = place;
            const at = { line, column };
            return [
              {
                place,
                message: `A citation stands directly behind "${before.c}"; a space was expected between.`,
                ...(certainty === "exact" && { edits: [{ file, from: at, to: at, text: " " }] }),
              },
            ];
          }),
        )
      : [],
};
