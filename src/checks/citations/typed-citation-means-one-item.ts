import type { Check } from "../check.ts";
import { typedFindings } from "./typed-findings.ts";

const list =
  "\n# References\n\nHill, A. (2020). *Tides of the inner bay*. Fjord Press.\n\nHill, B. (2020). *A short history of harbours*. Fjord Press.\n";

export const typedCitationMeansOneItem: Check = {
  id: "citations/typed-citation-means-one-item",
  severity: "warning",
  summary: "A citation fits one item of the reference list only.",
  why: "Readers cannot tell which of several works is meant.",
  remedy:
    "Add letters to the years (2020a, 2020b) in text and list, or initials to the name; take out what is listed twice.",
  basis: "APA 7, 8.19",
  example: {
    bad: `# Tides\n\nThe bay is small (Hill, 2020), its harbour old (B. Hill, 2020).\n${list}`,
    good: `# Tides\n\nThe bay is small (A. Hill, 2020), its harbour old (B. Hill, 2020).\n${list}`,
  },
  run: (subject) => typedFindings(subject, "ambiguous"),
};
