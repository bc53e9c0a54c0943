import { inlineText } from "../../tree/text.ts";
import type { Check, Finding } from "../check.ts";

export const eachWorkOnce: Check = {
  id: "citations/each-work-once",
  severity: "warning",
  summary: "A work is cited once in a pair of brackets.",
  why: 'It is printed twice: "(Hill 2020; Hill 2020)".',
  remedy: 'Delete one of them, or join their pages: "[@hill2020, pp. 3, 7]".',
  basis: "House",
  example: {
    bad: "# Tides\n\nThe bay is small [@hill2020; @hill2020].\n",
    good: "# Tides\n\nThe bay is small [@hill2020].\n",
    beside: {
      "references.bib":
        "@book{hill2020, author = {Hill, Ann}, title = {Tides of the Inner Bay}, publisher = {Fjord Press}, year = {2020}}\n",
    },
  },
  run: ({ manuscript }) =>
    manuscript.citations.flatMap(({ citations, place }): readonly Finding[] => {
      const seen = new Map<string, string>();
      const twice = new Set<string>();
      for (const { citationId, citationSuffix } of citations) {
        const before = seen.get(citationId);
        const locator = inlineText(citationSuffix).trim();
        // Two passages of one work may each have a word of their own.
        if (before !== undefined && (before === locator || before === "" || locator === ""))
          twice.add(citationId);
        seen.set(citationId, locator);
      }
      return [...twice].map((key) => ({
        place: citations.findLast(({ citationId }) => citationId === key)?.place ?? place,
        message: `"@${key}" is cited twice in one pair of brackets; once was expected.`,
      }));
    }),
};
