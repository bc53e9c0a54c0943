import type { Check, Finding } from "../check.ts";
import { citationRuns, isCited, sitsInLine } from "./citation-runs.ts";

export const standBeforeTheFullStop: Check = {
  id: "citations/stand-before-the-full-stop",
  severity: "warning",
  summary: "A citation stands inside the sentence it belongs to, before the full stop.",
  why: "Behind the full stop it belongs to no sentence, or to the wrong one.",
  remedy: "Move the full stop behind the citation.",
  basis: "Chicago Manual of Style 18, chapter 13; APA 7, section 8",
  example: {
    bad: "# Tides\n\nThe bay is small. [@hill2020]\n\nIt is deep.\n",
    good: "# Tides\n\nThe bay is small [@hill2020].\n\nIt is deep.\n",
    beside: {
      "references.bib":
        "@book{hill2020, author = {Hill, Ann}, title = {Tides of the Inner Bay}, publisher = {Fjord Press}, year = {2020}}\n",
    },
  },
  run: (subject) =>
    sitsInLine(subject)
      ? citationRuns(subject.manuscript.divisions).flatMap((run) =>
          run.flatMap((inline, index): readonly Finding[] => {
            const before =
              run[index - 1]?.t === "Space" || run[index - 1]?.t === "SoftBreak"
                ? run[index - 2]
                : run[index - 1];
            const next = run.slice(index + 1).find(({ t }) => t !== "Space" && t !== "SoftBreak");
            const ends =
              before?.t === "Str" && /[\p{L}\p{N})]{3}[.!?]$/u.test(before.c) && !abbreviation.test(before.c);
            const follows = next === undefined || (next.t === "Str" && /^\p{Lu}/u.test(next.c));
            return isCited(inline) && inline.place !== undefined && ends && follows && before !== undefined
              ? [
                  {
                    place: inline.place,
                    message: "A citation stands behind the full stop; it was expected before it.",
                  },
                ]
              : [];
          }),
        )
      : [],
};

const abbreviation = /(?:^|[^\p{L}])(?:etc|resp|eds?|vols?|figs?|eqs?|approx|incl|bzw|usw|vgl|ebd|pp)\.$/iu;
