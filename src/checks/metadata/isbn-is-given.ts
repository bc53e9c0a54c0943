import type { Check } from "../check.ts";

export const isbnIsGiven: Check = {
  id: "metadata/isbn-is-given",
  severity: "advice",
  summary: "A book has an ISBN or a DOI.",
  why: "Shops and libraries know a book by its number; e-books need an identifier that does not change.",
  remedy: "Add `isbn:` or `doi:` to the metadata.",
  basis: "EPUB 3.3, dc:identifier; ISO 2108",
  example: {
    file: "publication.yaml",
    bad: "kind: book\npublisher: Bay Press\n",
    good: "kind: book\npublisher: Bay Press\nisbn: 978-3-16-148410-0\n",
  },
  run: ({ manuscript: { metadata }, placeOf }) =>
    metadata.kind === "book" && metadata.isbn === undefined && metadata.doi === undefined
      ? [{ place: placeOf(["isbn"]), message: "The book has no ISBN and no DOI; one of them was expected." }]
      : [],
};
