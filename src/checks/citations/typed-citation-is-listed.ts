import type { Check } from "../check.ts";
import { typedFindings } from "./typed-findings.ts";

const list = "\n# References\n\nHill, A. (2020). *Tides of the inner bay*. Fjord Press.\n";

export const typedCitationIsListed: Check = {
  id: "citations/typed-citation-is-listed",
  severity: "error",
  summary: "A work cited by name and year stands in the reference list.",
  why: "Readers cannot find a work that is not listed.",
  remedy: "Add the work to the list, or correct the name and the year of the citation.",
  basis: "APA 7, 8.4",
  example: {
    bad: `# Tides\n\nThe bay is small (Moss, 2011; Hill, 2020).\n${list}`,
    good: `# Tides\n\nThe bay is small (Hill, 2020).\n${list}`,
  },
  run: (subject) => typedFindings(subject, "missing"),
};
