import type { Check } from "../check.ts";

export const keywordsAreFew: Check = {
  id: "metadata/keywords-are-few",
  severity: "advice",
  summary: "There are as many keywords as the journal wants; without a profile, no more than twelve.",
  why: "A long list says less about the text than a short one.",
  remedy: "Keep the keywords a reader would search for.",
  basis: "House, or the profile",
  example: {
    file: "publication.yaml",
    bad: "keywords: [tides, bays, fjords, coasts, gauges, currents, salinity, moon, harbours, storms, surges, sediment, Norway]\n",
    good: "keywords: [tides, bays, gauges]\n",
  },
  run: ({
    manuscript: {
      metadata: { keywords, kind },
    },
    profile,
    placeOf,
  }) => {
    const { least = 0, most = kind === "article" ? usualMost : Number.POSITIVE_INFINITY } =
      profile.limits.keywords ?? {};
    const count = keywords.length;
    if (count === 0 || (count >= least && count <= most)) return [];
    return [
      {
        place: placeOf(["keywords"]),
        message: `There ${count === 1 ? "is 1 keyword" : `are ${count} keywords`}; ${count > most ? `${most} at most` : `${least} at least`} were expected.`,
      },
    ];
  },
};

const usualMost = 12;
