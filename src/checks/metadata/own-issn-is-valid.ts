import type { Check } from "../check.ts";
import { isIssn } from "../reference-list/check-digits.ts";

export const ownIssnIsValid: Check = {
  id: "metadata/own-issn-is-valid",
  severity: "error",
  summary: "The journal's ISSN has the check digit that its other digits ask for.",
  why: "The article would be filed under another journal.",
  remedy: "Copy the ISSN again from the journal.",
  basis: "ISO 3297",
  example: {
    file: "publication.yaml",
    bad: "journal:\n  title: Journal of Tides\n  issn: 1234-5678\n",
    good: "journal:\n  title: Journal of Tides\n  issn: 1234-5679\n",
  },
  run: ({ manuscript: { metadata }, placeOf }) => {
    const { issn } = metadata.journal;
    return issn === undefined || isIssn(issn)
      ? []
      : [
          {
            place: placeOf(["journal", "issn"]),
            message: `The ISSN is "${issn}", whose last digit does not fit the others; a valid ISSN was expected.`,
          },
        ];
  },
};
