import type { Id } from "../../model/manuscript.ts";
import type { Check } from "../check.ts";

export const abstractStandsAlone: Check = {
  id: "metadata/abstract-stands-alone",
  severity: "warning",
  summary: "The abstract has no citations, notes, cross-references or headings.",
  why: "It is printed in databases without the text, where they lead nowhere.",
  remedy: "Say it in words, or leave it to the text.",
  basis: "ANSI/NISO Z39.14, 6.5",
  example: {
    file: "publication.yaml",
    bad: "abstract: The bay is small.^[Smaller than the sea.]\n",
    good: "abstract: The bay is small.\n",
  },
  run: ({ manuscript, placeOf }) => {
    const parts = new Set(manuscript.divisions.filter(({ kind }) => kind === "abstract").map(({ id }) => id));
    const has = (list: readonly { readonly division: Id }[]): boolean =>
      list.some(({ division }) => parts.has(division));
    const things = [
      { thing: "a citation", there: has(manuscript.citations) },
      { thing: "a note", there: has(manuscript.notes) },
      { thing: "a cross-reference", there: has(manuscript.crossReferences) },
      { thing: "a heading", there: has(manuscript.headings) },
      { thing: "a figure or table", there: has(manuscript.figures) || has(manuscript.tables) },
    ];
    return things.flatMap(({ thing, there }) =>
      there
        ? [{ place: placeOf(["abstract"]), message: `The abstract holds ${thing}; plain text was expected.` }]
        : [],
    );
  },
};
