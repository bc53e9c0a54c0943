import type { Check } from "../check.ts";
import { plainHeading } from "../headings/plain-heading.ts";

export const titleStandsOnce: Check = {
  id: "divisions/title-stands-once",
  severity: "warning",
  summary: "The title is not repeated as a heading of the text.",
  why: "It would be printed twice, and numbered as a section.",
  remedy: "Delete the heading; the title is set from the metadata.",
  basis: "House",
  example: {
    bad: "# Tides of the inner bay\n\n## Introduction\n\nThe bay is small.\n",
    good: "# Introduction\n\nThe bay is small.\n",
  },
  run: ({ manuscript: { metadata, headings, divisions } }) => {
    const bodies = new Set(divisions.filter(({ kind }) => kind !== "abstract").map(({ id }) => id));
    const first = headings.find(({ division }) => bodies.has(division));
    return metadata.kind === "article" &&
      first !== undefined &&
      plainHeading(first.text) === plainHeading(metadata.title)
      ? [
          {
            place: first.place,
            message: `The first heading is "${first.text}", which is the title; a section's heading was expected.`,
          },
        ]
      : [];
  },
};
