import type { Check } from "../check.ts";
import { typedFindings } from "./typed-findings.ts";

const list = "\n# References\n\nHill, A. (2020). *Tides of the inner bay*. Fjord Press.\n";

export const typedCitationNameIsSpeltAlike: Check = {
  id: "citations/typed-citation-name-is-spelt-alike",
  severity: "warning",
  summary:
    'A name is spelt in a citation as it is in the reference list, and all authors are named or "et al." says that some are not.',
  why: "Readers look for the name as it is cited; a list in alphabetical order hides another spelling.",
  remedy: "Choose one spelling, the one the author uses, and write it in both places.",
  basis: "APA 7, 8.4",
  example: {
    bad: `# Tides\n\nThe bay is small (Hil, 2020).\n${list}`,
    good: `# Tides\n\nThe bay is small (Hill, 2020).\n${list}`,
  },
  run: (subject) => typedFindings(subject, "spelling"),
};
