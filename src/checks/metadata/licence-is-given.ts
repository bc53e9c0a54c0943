import type { Check } from "../check.ts";

export const licenceIsGiven: Check = {
  id: "metadata/licence-is-given",
  severity: "advice",
  summary: "The metadata says under which licence the publication may be used.",
  why: "Without it nobody may copy, archive or reuse the text.",
  remedy: "Add `licence:` to the metadata, such as `CC-BY-4.0`, or say who holds the rights in `copyright:`.",
  basis: "NISO RP-22-2021, Access and License Indicators",
  example: {
    file: "publication.yaml",
    bad: "licence:\n",
    good: "licence: CC-BY-4.0\n",
  },
  run: ({ manuscript: { metadata }, placeOf }) =>
    metadata.licence === undefined && metadata.copyright === undefined
      ? [
          {
            place: placeOf(["licence"]),
            message: "There is no licence and no copyright line; one of them was expected.",
          },
        ]
      : [],
};
