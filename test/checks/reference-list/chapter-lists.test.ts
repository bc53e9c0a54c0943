import { expect, test } from "vitest";
import { examineFiles } from "../examine.ts";

const publication = `kind: book
title: Tides and harbours
authors: [{name: Ada Lovelace}]
language: en-GB
publisher: {name: Fjord Press}
isbn: 978-3-16-148410-0
licence: CC-BY-4.0
dates: {published: 2026-03-09}
body: [one.md, two.md]
`;
const shared =
  "Abel, A. (2001). *Salt in the bay*. Fjord Press.\n\nBerg, B. (2002). *Ice on the fjord*. Fjord Press.\n";
const files = {
  "publication.yaml": publication,
  "one.md": `# Tides\n\nThey are small (Abel, 2001; Berg, 2002; Dahl, 2004; Zeller, 1999).\n\n## References\n\n${shared}\nDahl, D. (2004). *Winds of the coast*. Fjord Press.\n`,
  "two.md": `# Harbours\n\nThey are old (Abel, 2001; Berg, 2002; Dahl, 2004).\n\n## References\n\n${shared}`,
};

test("of a book with a list in every chapter, each chapter’s citations mean its own", async () => {
  const { citations, report } = await examineFiles(files);
  const places = new Map(citations.items.map(({ id, place }) => [id, `${place.file}:${place.line}`]));
  expect(
    citations.citations.map(({ names, item, place }) => [place.file, names[0], places.get(item ?? "")]),
  ).toEqual([
    ["one.md", "Abel", "one.md:7"],
    ["one.md", "Berg", "one.md:9"],
    ["one.md", "Dahl", "one.md:11"],
    ["one.md", "Zeller", undefined],
    ["two.md", "Abel", "two.md:7"],
    ["two.md", "Berg", "two.md:9"],
    // What the chapter does not list, another may.
    ["two.md", "Dahl", "one.md:11"],
  ]);
  // A work that two chapters list is not listed twice, and each list has an order of its own.
  expect(report.filter((line) => /reference-list\/|citations\//.test(line))).toEqual([
    expect.stringContaining('one.md:3:53 error citations/typed-citation-is-listed "Zeller, 1999" is cited.'),
  ]);
});

test("numbers are each chapter’s own", async () => {
  const list = (...works: readonly string[]): string =>
    works
      .map(
        (work, index) => `[${index + 1}] ${work} A. ${work} on the tides. Fjord Press; ${2001 + index}.\n\n`,
      )
      .join("");
  const { citations } = await examineFiles({
    ...files,
    "one.md": `# Tides\n\nThey are small [1, 2].\n\n## References\n\n${list("Abel", "Berg")}`,
    "two.md": `# Harbours\n\nThey are old [2] and deep [1].\n\n## References\n\n${list("Dahl", "Foss")}`,
  });
  expect(citations.citations.map(({ text, item }) => [text, item])).toEqual([
    ["1", "abel2001"],
    ["2", "berg2002"],
    ["2", "foss2002"],
    ["1", "dahl2001"],
  ]);
});
