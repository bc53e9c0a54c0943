import type { Check } from "../check.ts";

export const keywordsAreGiven: Check = {
  id: "metadata/keywords-are-given",
  severity: "advice",
  summary: "An article has keywords.",
  why: "Databases file articles under them.",
  remedy: "Add `keywords:` to the metadata.",
  basis: "JATS 1.3, <kwd-group>",
  example: {
    file: "publication.yaml",
    bad: "keywords:\n",
    good: "keywords: [tides, bays, measurement]\n",
  },
  run: ({ manuscript: { metadata }, placeOf }) =>
    metadata.kind === "article" && metadata.keywords.length === 0
      ? [{ place: placeOf(["keywords"]), message: "The article has no keywords; some were expected." }]
      : [],
};
