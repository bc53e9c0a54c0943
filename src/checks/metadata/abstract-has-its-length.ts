import type { Check } from "../check.ts";
import { wordCount } from "./metadata-values.ts";

export const abstractHasItsLength: Check = {
  id: "metadata/abstract-has-its-length",
  severity: "warning",
  summary: "The abstract is as long as the journal wants it.",
  why: "Databases cut what is longer.",
  remedy: "Shorten it, or say more.",
  basis: "The profile",
  example: {
    file: "publication.yaml",
    bad: "abstract: The bay was measured for a year, and its tides are smaller than was thought.\n",
    good: "abstract: The bay was measured for a year.\n",
    beside: { "profile.yaml": "limits: {abstract-words: {most: 10}}\n" },
  },
  run: ({
    manuscript: {
      metadata: { abstract },
    },
    profile,
    placeOf,
  }) => {
    const count = wordCount(abstract ?? "");
    const { least = 0, most = Number.POSITIVE_INFINITY } = profile.limits.abstractWords ?? {};
    if (abstract === undefined || (count >= least && count <= most)) return [];
    return [
      {
        place: placeOf(["abstract"]),
        message: `The abstract has ${count} words; ${count > most ? `${most} at most` : `${least} at least`} were expected.`,
      },
    ];
  },
};
