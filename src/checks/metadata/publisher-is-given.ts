import type { Check } from "../check.ts";

export const publisherIsGiven: Check = {
  id: "metadata/publisher-is-given",
  severity: "advice",
  summary: "A book names its publisher.",
  why: "Title pages, catalogues and citations give it.",
  remedy: "Add `publisher:` to the metadata.",
  basis: "EPUB 3.3, dc:publisher",
  example: {
    file: "publication.yaml",
    bad: "kind: book\nisbn: 978-3-16-148410-0\n",
    good: "kind: book\nisbn: 978-3-16-148410-0\npublisher: Bay Press\n",
  },
  run: ({ manuscript: { metadata }, placeOf }) =>
    metadata.kind === "book" && metadata.publisher === undefined
      ? [{ place: placeOf(["publisher"]), message: "The book has no publisher; one was expected." }]
      : [],
};
