import type { Check } from "../check.ts";

export const keywordsDiffer: Check = {
  id: "metadata/keywords-differ",
  severity: "warning",
  summary: "No keyword is given twice.",
  why: "A keyword that stands twice finds nothing more.",
  remedy: "Delete one of them.",
  basis: "House",
  example: {
    file: "publication.yaml",
    bad: "keywords: [tides, bays, Tides]\n",
    good: "keywords: [tides, bays, currents]\n",
  },
  run: ({ manuscript: { metadata }, placeOf }) => {
    const known = new Set<string>();
    return metadata.keywords.flatMap((keyword, index) => {
      const key = fold(keyword);
      if (known.has(key))
        return [
          {
            place: placeOf(["keywords", index]),
            message: `The keyword "${keyword}" is given a second time; each was expected once.`,
          },
        ];
      known.add(key);
      return [];
    });
  },
};

/** C and C++ and C# differ. */
function fold(keyword: string): string {
  return keyword
    .normalize("NFKC")
    .replaceAll(/[\s\u2010\u2011-]+/g, " ")
    .toLowerCase();
}
