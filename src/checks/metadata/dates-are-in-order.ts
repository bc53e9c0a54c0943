import type { Check, Finding } from "../check.ts";

export const datesAreInOrder: Check = {
  id: "metadata/dates-are-in-order",
  severity: "error",
  summary: "The article was received before it was accepted, and accepted before it was published.",
  why: "Readers judge the review by these dates, and priority hangs on them.",
  remedy: "Correct the date that is wrong.",
  basis: "House",
  example: {
    file: "publication.yaml",
    bad: "dates:\n  received: 2026-02-10\n  accepted: 2026-01-20\n  published: 2026-03-09\n",
    good: "dates:\n  received: 2026-01-20\n  accepted: 2026-02-10\n  published: 2026-03-09\n",
  },
  run: ({
    manuscript: {
      metadata: { dates },
    },
    placeOf,
  }) =>
    pairs.flatMap(([earlier, later]): readonly Finding[] => {
      const [first = "", second = ""] = [dates[earlier], dates[later]];
      const length = Math.min(first.length, second.length);
      if (first.slice(0, length) <= second.slice(0, length)) return [];
      return [
        {
          place: placeOf(["dates", later]),
          message: `The article was ${later} on "${second}" and ${earlier} on "${first}"; a later day was expected.`,
          related: [{ place: placeOf(["dates", earlier]), message: `The date of "${earlier}" stands here.` }],
        },
      ];
    }),
};

const pairs = [
  ["received", "accepted"],
  ["accepted", "published"],
  ["received", "published"],
] as const;
