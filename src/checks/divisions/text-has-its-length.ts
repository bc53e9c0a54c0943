import { countsOf } from "../../tree/counts.ts";
import type { Check } from "../check.ts";

export const textHasItsLength: Check = {
  id: "divisions/text-has-its-length",
  severity: "warning",
  summary: "The text is as long as the journal wants it.",
  why: "Journals have so many pages.",
  remedy: "Shorten the text, or say more.",
  basis: "The profile",
  example: {
    bad: "# Introduction\n\nThe bay is small, and its tides are smaller than was thought.\n",
    good: "# Introduction\n\nThe bay is small.\n",
    beside: { "profile.yaml": "limits: {words: {most: 10}}\n" },
  },
  run: ({ manuscript, profile, placeOf }) => {
    const { least = 0, most = Number.POSITIVE_INFINITY } = profile.limits.words ?? {};
    if (profile.limits.words === undefined) return [];
    const { words } = countsOf({
      ...manuscript,
      divisions: manuscript.divisions.filter(({ kind }) => kind !== "abstract"),
    });
    if (words >= least && words <= most) return [];
    return [
      {
        place: manuscript.divisions.at(-1)?.place ?? placeOf([]),
        message: `The text has ${words} words; ${words > most ? `${most} at most` : `${least} at least`} were expected.`,
      },
    ];
  },
};
