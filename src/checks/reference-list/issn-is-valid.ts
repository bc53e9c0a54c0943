import type { Check } from "../check.ts";
import { isIssn } from "./check-digits.ts";
import { entryName, fieldOf } from "./item-values.ts";
import { askEachWork } from "./listed-works.ts";

export const issnIsValid: Check = {
  id: "reference-list/issn-is-valid",
  severity: "warning",
  summary: "The last digit of an ISSN fits the others.",
  why: "Libraries and indexes know a journal by its ISSN.",
  remedy: "Copy the ISSN again from the journal's page.",
  basis: "ISO 3297",
  example: {
    file: "references.bib",
    bad: "@article{hill2020, author = {Hill, Ann}, title = {Tides of the inner bay}, journal = {Journal of Tides}, volume = {3}, pages = {1--9}, year = {2020}, issn = {0317-8472}}\n",
    good: "@article{hill2020, author = {Hill, Ann}, title = {Tides of the inner bay}, journal = {Journal of Tides}, volume = {3}, pages = {1--9}, year = {2020}, issn = {0317-8471}}\n",
    beside: { "text.md": "# Tides\n\nThey were measured before [@hill2020].\n" },
  },
  run: (subject) =>
    askEachWork(subject, ({ item }) =>
      fieldOf(item, "ISSN")
        .replaceAll(/\((?:[^()]*)\)|e?-?ISSN:?/gi, " ")
        .split(/[,;/]|\s+/)
        .map((issn) => issn.trim())
        .filter((issn) => issn !== "" && !isIssn(issn))
        .map((issn) => ({
          variable: "ISSN",
          message: `${entryName(item)} has the ISSN "${issn}", whose check digit is wrong; eight digits that fit were expected.`,
        })),
    ),
};
