import type { Check } from "../check.ts";
import { typedFindings } from "./typed-findings.ts";

const list = "\n# References\n\nBerg, K. (2018, June 4). *Speech at the harbour*. Bergen.\n";

export const typedCitationCalendarAgrees: Check = {
  id: "citations/typed-citation-calendar-agrees",
  severity: "warning",
  summary: "A citation gives its date in the calendar of the reference list.",
  why: "The same date in two calendars looks like two works.",
  remedy: "Convert the date, so that text and list use one calendar.",
  basis: "House",
  example: {
    bad: `# Tides\n\nThe harbour opens today (Berg, 1397/03/14).\n${list}`,
    good: `# Tides\n\nThe harbour opens today (Berg, 2018).\n${list}`,
  },
  run: (subject) => typedFindings(subject, "calendar"),
};
