import type { CitationRecord } from "../../model/citation-table.ts";
import type { Manuscript } from "../../model/manuscript.ts";
import type { Check } from "../check.ts";

const list = `@book{hill2020, author = {Hill, Ann}, title = {Tides of the Inner Bay}, publisher = {Fjord Press}, year = {2020}}\n`;

export const typedAndKeyedAreNotMixed: Check = {
  id: "citations/typed-and-keyed-are-not-mixed",
  severity: "advice",
  summary: "A manuscript that cites by keys has no citations typed by name and year.",
  why: "A typed citation is not set in the citation style, and its work is missing from the printed list unless it is cited by its key elsewhere.",
  remedy: "Write the key in place of the name and the year: [@hill2020] or @hill2020.",
  basis: "House",
  example: {
    bad: "# Tides\n\nThe bay is small (Hill, 2020), as is known [@hill2020].\n",
    good: "# Tides\n\nThe bay is small, as is known [@hill2020].\n",
    beside: { "references.bib": list },
  },
  run: ({ citations: { citations }, manuscript }) =>
    citations.some(({ kind }) => kind === "keyed")
      ? citations
          .filter(({ kind, verdict, item }) => kind === "typed" && verdict !== "scripture" && item !== null)
          .filter((record) => !hasYearByKey(record, manuscript))
          .map(({ place, end, item }) => ({
            place,
            ...(end && { end }),
            message: `"${item}" is cited by name and year; other works are cited by keys, so "@${item}" was expected.`,
          }))
      : [],
};

/** Of " [-@hill2020]". */
const longestGap = 4;

/** "Hill 2020 [-@hill2020]" is cited by key already. */
function hasYearByKey({ place, end }: CitationRecord, { citations }: Manuscript): boolean {
  return citations.some(
    ({ citations: [first] }) =>
      first?.citationMode.t === "SuppressAuthor" &&
      first.place?.file === place.file &&
      first.place.line === end?.line &&
      first.place.column > end.column &&
      first.place.column - end.column <= longestGap,
  );
}
