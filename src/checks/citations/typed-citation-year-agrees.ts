import type { Check } from "../check.ts";
import { typedFindings } from "./typed-findings.ts";

const list = "\n# References\n\nHill, A. (2020). *Tides of the inner bay*. Fjord Press.\n";

export const typedCitationYearAgrees: Check = {
  id: "citations/typed-citation-year-agrees",
  severity: "warning",
  summary: "The year of a citation is the year in the reference list.",
  why: "Readers cannot tell whether the work listed is the one that is meant.",
  remedy: "Look the year up in the work itself, and correct the citation or the list.",
  basis: "APA 7, 8.4",
  example: {
    bad: `# Tides\n\nThe bay is small (Hill, 2019).\n${list}`,
    good: `# Tides\n\nThe bay is small (Hill, 2020).\n${list}`,
  },
  run: (subject) => typedFindings(subject, "year", "spelling-and-year"),
};
