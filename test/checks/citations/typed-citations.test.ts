import { expect, test } from "vitest";
import { examineFiles } from "../examine.ts";

const list = "\n# References\n\nHill, A. (2020). *Tides of the inner bay*. Fjord Press.\n";

const typed = (report: readonly string[]): readonly string[] =>
  report.filter((line) => line.includes("typed-c"));

test("equal findings have equal messages, whatever page they name, and each its place", async () => {
  const text = `# Tides\n\nIt is small (Hill, 2019, p. 3).\n\nIt is deep (see Hill, 2019: 5).\n\nHill (2019) says so.\n${list}`;
  const { report } = await examineFiles({ "text.md": text });
  const message =
    'warning citations/typed-citation-year-agrees "Hill, 2019" is cited. The list has 2020 for "2019".';
  expect(typed(report)).toEqual([
    `text.md:3:14 ${message}`,
    `text.md:5:17 ${message}`,
    `text.md:7:1 ${message}`,
  ]);
});

test("captions, cells, notes and quotations are searched; headings, code and the list are not", async () => {
  const text = `# Tides (Moss, 2011)

> It is small (Moss, 2012).

Deep it is.[^n] So \`(Moss, 2013)\` prints (Hill, 2020).

[^n]: It is not (Moss et al., 2014).

| A | B |
|---|---|
| 1 | (Moss, 2015) |

: A table (Moss, 2016).
${list}`;
  const { citations } = await examineFiles({ "text.md": text });
  const missing = citations.citations.filter(({ verdict }) => verdict === "missing");
  expect(missing.map(({ dates }) => dates[0]).toSorted()).toEqual(["2012", "2014", "2015", "2016"]);
});

test("a citation that a page break has cut is found at its beginning", async () => {
  const text = `# Tides\n\nThe tides of the bay are small, as has been shown before (Hill,\n\n2020). Nobody says otherwise.\n${list}`;
  const { citations } = await examineFiles({ "text.md": text });
  expect(
    citations.citations.map(({ text, verdict, place }) => [text, verdict, place.line, place.column]),
  ).toEqual([["Hill, 2020", "exact", 3, 59]]);
});

test("nothing is said against citations of a manuscript without a list", async () => {
  const { citations, report } = await examineFiles({ "text.md": "# Tides\n\nIt is small (Moss, 2011).\n" });
  expect(citations.citations.map(({ verdict }) => verdict)).toEqual(["missing"]);
  expect(typed(report)).toEqual([]);
});
