import type { Check } from "../check.ts";

export const datesArePast: Check = {
  id: "metadata/dates-are-past",
  severity: "warning",
  summary:
    "No manuscript was received or accepted in the future, and none will be published in years to come.",
  why: "It is most likely a slip of the pen.",
  remedy: "Correct the date.",
  basis: "House",
  example: {
    file: "publication.yaml",
    bad: "dates:\n  published: 2062-03-09\n",
    good: "dates:\n  published: 2026-03-09\n",
  },
  run: ({
    manuscript: {
      metadata: { dates },
    },
    placeOf,
    today,
  }) =>
    kinds.flatMap(({ kind, days }) => {
      const date = dates[kind];
      const latest = new Date(today + days * 86_400_000).toISOString();
      return date === undefined || date <= latest.slice(0, date.length)
        ? []
        : [
            {
              place: placeOf(["dates", kind]),
              message: `The date of "${kind}" is "${date}", which is to come; ${kind === "published" ? "a day not far ahead" : "a day that is past"} was expected.`,
            },
          ];
    }),
};

/** How many days ahead a date may lie; one is a matter of time zones. */
const kinds = [
  { kind: "received", days: 1 },
  { kind: "accepted", days: 1 },
  { kind: "published", days: 366 },
] as const;
