import type { Check } from "../check.ts";
import { isWritten } from "./metadata-values.ts";

export const publicationDateIsGiven: Check = {
  id: "metadata/publication-date-is-given",
  severity: "advice",
  summary: "The metadata gives the date of publication.",
  why: "It is printed, and every citation of the work needs it.",
  remedy: "Add `published:` to `dates:`.",
  basis: "EPUB 3.3, dc:date",
  example: {
    file: "publication.yaml",
    bad: "dates:\n",
    good: "dates:\n  published: 2026-03-09\n",
  },
  run: (subject) => {
    const { dates } = subject.manuscript.metadata;
    // A date that could not be read has been reported.
    return dates.published !== undefined || isWritten(subject, "dates", "published")
      ? []
      : [
          {
            place: subject.placeOf(["dates"]),
            message: "There is no date of publication; one was expected.",
          },
        ];
  },
};
