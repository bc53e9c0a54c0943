import type { Check } from "../check.ts";
import { typedFindings } from "./typed-findings.ts";

const list = "\n# References\n\nSorensen, K. (2018, June 4). *Speech at the harbour*. Bergen.\n";

export const typedCitationAuthorAgrees: Check = {
  id: "citations/typed-citation-author-agrees",
  severity: "error",
  summary: "A cited work is by the author the citation names.",
  why: "A work under somebody else's name misleads readers and robs its author.",
  remedy: "Find out which of the two is meant, and correct the citation or the list.",
  basis: "House",
  example: {
    bad: `# Tides\n\nThe harbour opens today (Sorland, 2018, June 4; Sorensen, 2018, June 4).\n${list}`,
    good: `# Tides\n\nThe harbour opens today (Sorensen, 2018, June 4).\n${list}`,
  },
  run: (subject) => typedFindings(subject, "wrong-author"),
};
