import type { Check } from "../check.ts";
import { isIsbn } from "../reference-list/check-digits.ts";

export const ownIsbnIsValid: Check = {
  id: "metadata/own-isbn-is-valid",
  severity: "error",
  summary: "The publication's ISBN has the check digit that its other digits ask for.",
  why: "A wrong ISBN sells and lends another book.",
  remedy: "Copy the ISBN again from the publisher's list.",
  basis: "ISO 2108",
  example: {
    file: "publication.yaml",
    bad: "isbn: 978-3-16-148410-1\n",
    good: "isbn: 978-3-16-148410-0\n",
  },
  run: ({
    manuscript: {
      metadata: { isbn },
    },
    placeOf,
  }) =>
    isbn === undefined || isIsbn(isbn)
      ? []
      : [
          {
            place: placeOf(["isbn"]),
            message: `The ISBN is "${isbn}", whose last digit does not fit the others; a valid ISBN was expected.`,
          },
        ],
};
