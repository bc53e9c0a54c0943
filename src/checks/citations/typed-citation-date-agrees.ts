import type { Check } from "../check.ts";
import { typedFindings } from "./typed-findings.ts";

const list = "\n# References\n\nBerg, K. (2018, June 4). *Speech at the harbour*. Bergen.\n";

export const typedCitationDateAgrees: Check = {
  id: "citations/typed-citation-date-agrees",
  severity: "warning",
  summary: "The day of a citation is the day in the reference list, and cannot be taken for another.",
  why: "A day such as 06/04 is read in two ways, and of two speeches by one person readers find the wrong one.",
  remedy: "Correct the day in the citation or in the list, and write the month as a word.",
  basis: "ISO 8601 and APA 7, 9.14",
  example: {
    bad: `# Tides\n\nThe harbour opens today (Berg, 06/04/2018).\n${list}`,
    good: `# Tides\n\nThe harbour opens today (Berg, 2018, June 4).\n${list}`,
  },
  run: (subject) => typedFindings(subject, "date", "date-order"),
};
