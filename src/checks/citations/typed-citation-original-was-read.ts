import type { Check } from "../check.ts";
import { typedFindings } from "./typed-findings.ts";

const list = "\n# References\n\nHill, A. (2020). *Tides of the inner bay*. Fjord Press.\n";

export const typedCitationOriginalWasRead: Check = {
  id: "citations/typed-citation-original-was-read",
  severity: "advice",
  summary: "A work is cited from itself and not through another work.",
  why: "What another author reports of a work may be incomplete or wrong.",
  remedy: "Cite the original if it can be had; else nothing has to be changed.",
  basis: "APA 7, 8.6",
  example: {
    bad: `# Tides\n\nThe bay is small (Moss, 1911, as cited in Hill, 2020).\n${list}`,
    good: `# Tides\n\nThe bay is small (Hill, 2020).\n${list}`,
  },
  run: (subject) => typedFindings(subject, "secondary"),
};
