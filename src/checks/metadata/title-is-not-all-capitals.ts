import type { Check } from "../check.ts";
import { isInCapitals } from "../headings/capitals.ts";
import { writtenWords } from "../headings/heading-case.ts";

export const titleIsNotAllCapitals: Check = {
  id: "metadata/title-is-not-all-capitals",
  severity: "warning",
  summary: "The title is not all in capitals.",
  why: "Capital letters are a matter of design, and screen readers may spell them out.",
  remedy: "Write it as a sentence; the template sets it in capitals if it wants them.",
  basis: "House",
  example: {
    file: "publication.yaml",
    bad: "title: TIDES OF THE INNER BAY\n",
    good: "title: Tides of the inner bay\n",
  },
  run: ({ manuscript: { metadata }, passages, placeOf }) =>
    (["title", "subtitle"] as const).flatMap((key) =>
      isInCapitals(metadata[key] ?? "", writtenWords(passages).small)
        ? [
            {
              place: placeOf([key]),
              message: `The ${key} is "${metadata[key] ?? ""}"; capitals where words need them were expected.`,
            },
          ]
        : [],
    ),
};
