import type { Check } from "../check.ts";

export const haveHeadings: Check = {
  id: "divisions/have-headings",
  severity: "warning",
  summary: "Every chapter of a book has a heading.",
  why: "It is missing in the contents, and an e-book's reader cannot go there.",
  remedy: "Begin the file with a heading of level 1.",
  basis: "EPUB 3.3, navigation document",
  example: {
    bad: "The bay is small.\n",
    good: "# The bay\n\nThe bay is small.\n",
    beside: { "publication.yaml": "kind: book\nisbn: 978-3-16-148410-0\npublisher: Bay Press\n" },
  },
  run: ({ manuscript }) => {
    const headed = new Set(manuscript.headings.map(({ division }) => division));
    return manuscript.metadata.kind !== "book"
      ? []
      : manuscript.divisions
          .filter(
            ({ id, kind, role }) =>
              !headed.has(id) && !headless.has(kind) && (role !== "front" || kind !== "other"),
          )
          .map(({ place, kind, file }) => ({
            place,
            message: `The ${kind === "other" ? "division" : kind} "${file}" has no heading; one was expected.`,
          }));
  },
};

/** Divisions that by custom have none. */
const headless: ReadonlySet<string> = new Set(["abstract", "dedication", "epigraph", "colophon"]);
