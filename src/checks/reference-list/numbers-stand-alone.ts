import type { Check } from "../check.ts";
import { entryName, fieldOf } from "./item-values.ts";
import { askEachWork } from "./listed-works.ts";

export const numbersStandAlone: Check = {
  id: "reference-list/numbers-stand-alone",
  severity: "warning",
  summary: "Volume, issue and pages are numbers without the words before them.",
  why: 'Styles add "vol." and "pp." themselves, so that both are printed.',
  remedy: 'Leave the word out: "3", not "vol. 3".',
  basis: "CSL 1.0.2, number variables",
  example: {
    file: "references.bib",
    bad: "@article{hill2020, author = {Hill, Ann}, title = {Tides of the inner bay}, journal = {Journal of Tides}, volume = {Vol. 3}, pages = {1--9}, year = {2020}}\n",
    good: "@article{hill2020, author = {Hill, Ann}, title = {Tides of the inner bay}, journal = {Journal of Tides}, volume = {3}, pages = {1--9}, year = {2020}}\n",
    beside: { "text.md": "# Tides\n\nThey were measured before [@hill2020].\n" },
  },
  run: (subject) =>
    askEachWork(subject, ({ item }) =>
      words.flatMap(([variable, pattern]) => {
        const value = fieldOf(item, variable);
        return pattern.test(value)
          ? [
              {
                variable,
                message: `${entryName(item)} has the ${variable} "${value}"; the number alone was expected.`,
              },
            ]
          : [];
      }),
    ),
};

const words: readonly (readonly [string, RegExp])[] = [
  ["volume", /^(?:vols?\b\.?|volumes?\b|bd\.|band\b|tome\b)/i],
  ["issue", /^(?:nos?\.|issues?\b|number\b|nr\.|heft\b)/i],
  ["page", /^(?:pp?\b\.?|pages?\b|pgs?\b\.?|s\.\s)/i],
  // "Revised edition" is what CSL has such a text for.
  ["edition", /^\d+(?:st|nd|rd|th|\.)?\s+(?:edition|auflage)$/i],
];
