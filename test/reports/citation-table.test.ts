import { expect, test } from "vitest";
import type { CitationRecord } from "../../src/model/citation-table.ts";
import { citationTableText } from "../../src/reports/citation-table.ts";

const place = (line: number) => ({ file: "text.md", line, column: 5, certainty: "exact" }) as const;
const exact: CitationRecord = {
  place: place(3),
  text: "Hill, 2018",
  kind: "typed",
  names: ["Hill"],
  dates: ["2018"],
  locator: null,
  item: "hill",
  candidates: ["hill"],
  verdict: "exact",
  reason: "Names and date agree with the list.",
};

test("a citation stands with its place, its item, the verdict and, unless all agrees, the reason", () => {
  const tied: CitationRecord = {
    ...exact,
    place: place(12),
    text: "Moss\u001b[31m, 2015",
    item: null,
    candidates: ["moss", "berg"],
    verdict: "ambiguous",
    reason: "2 items of the list fit equally well.",
  };
  const items = [
    { id: "hill", place: place(20), text: "Hill, 2018, Tides", cited: 1 },
    { id: "moss", place: place(21), text: "Moss, 2015, Winds", cited: 0 },
    { id: "berg", place: place(22), text: "Moss, 2015, Bays", cited: 0 },
  ];
  expect(citationTableText({ citations: [exact, tied], items }).split("\n")).toEqual([
    "text.md:3:5   Hill, 2018  agrees",
    "              = Hill, 2018, Tides",
    "text.md:12:5  Moss\\u{1b}[31m, 2015  several fit",
    "                or Moss, 2015, Winds",
    "                or Moss, 2015, Bays",
    "              2 items of the list fit equally well.",
    "",
    "Never cited",
    "text.md:21:5  Moss, 2015, Winds",
    "text.md:22:5  Moss, 2015, Bays",
    "",
    "2 citations, 1 of 3 items cited",
    "     1  agrees",
    "     1  several fit",
    "",
  ]);
});

test("a text without citations says so", () => {
  expect(citationTableText({ citations: [], items: [] })).toBe("0 citations, 0 of 0 items cited\n");
});
