import type { Check } from "../check.ts";
import { wordCount } from "./metadata-values.ts";

export const titleHasItsLength: Check = {
  id: "metadata/title-has-its-length",
  severity: "warning",
  summary: "The title is as long as the journal wants it.",
  why: "A long title is cut in running heads and lists.",
  remedy: "Shorten it; the subtitle may take a part.",
  basis: "The profile",
  example: {
    file: "publication.yaml",
    bad: "title: The tides of the inner bay and what they tell of its form\n",
    good: "title: Tides of the inner bay\n",
    beside: { "profile.yaml": "limits: {title-words: {most: 10}}\n" },
  },
  run: ({
    manuscript: {
      metadata: { title },
    },
    profile,
    placeOf,
  }) => {
    const count = wordCount(title);
    const { least = 0, most = Number.POSITIVE_INFINITY } = profile.limits.titleWords ?? {};
    if (count >= least && count <= most) return [];
    return [
      {
        place: placeOf(["title"]),
        message: `The title has ${count} words; ${count > most ? `${most} at most` : `${least} at least`} were expected.`,
      },
    ];
  },
};
