import type { Check, Finding } from "../check.ts";
import { citationRuns, isCited } from "./citation-runs.ts";

export const shareBrackets: Check = {
  id: "citations/share-brackets",
  severity: "warning",
  summary: "Works cited at one place share their brackets.",
  why: 'Two pairs of brackets side by side are printed: "(Hill 2020) (Moss 1998)".',
  remedy: 'Join them: "[@hill2020; @moss1998]".',
  basis: "Pandoc User’s Guide, citation syntax",
  example: {
    bad: "# Tides\n\nThe bay is small [@hill2020] [@moss1998].\n",
    good: "# Tides\n\nThe bay is small [@hill2020; @moss1998].\n",
    beside: {
      "references.bib":
        "@book{hill2020, author = {Hill, Ann}, title = {Tides of the Inner Bay}, publisher = {Fjord Press}, year = {2020}}\n@book{moss1998, author = {Moss, Ben}, title = {A Short History of Harbours}, publisher = {Fjord Press}, year = {1998}}\n",
    },
  },
  run: ({ manuscript }) =>
    manuscript.citations.length === 0
      ? []
      : citationRuns(manuscript.divisions).flatMap((run) =>
          run.flatMap((inline, index): readonly Finding[] => {
            const near = run[index - 1];
            const space =
              near?.t === "Space" || near?.t === "SoftBreak" || (near?.t === "Str" && /^[,;]$/.test(near.c));
            const before = space ? run[index - 2] : near;
            return isCited(inline) && before !== undefined && isCited(before) && inline.place !== undefined
              ? [
                  {
                    place: inline.place,
                    message:
                      "Two pairs of brackets with citations stand side by side; one pair with all works was expected.",
                  },
                ]
              : [];
          }),
        ),
};
