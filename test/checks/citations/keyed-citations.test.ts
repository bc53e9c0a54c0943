import { expect, test } from "vitest";
import { pageRange, runsBackwards } from "../../../src/checks/citations/page-ranges.ts";
import { examineFiles } from "../examine.ts";

const references = `@article{hill, author = {Hill, Ann}, title = {Tides of the inner bay}, journal = {Journal of Tides}, volume = {3}, pages = {345--52}, year = {2020}}
@book{moss, author = {Moss, Ben}, title = {A Short History of Harbours}, publisher = {Fjord Press}, year = {1998}}
`;

/** The smallest style that raises its numbers. */
const raised = `<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" default-locale="en-GB">
  <info><title>Raised</title><id>raised</id><updated>2026-01-01T00:00:00+00:00</updated></info>
  <citation><layout vertical-align="sup" delimiter=","><text variable="citation-number"/></layout></citation>
  <bibliography><layout suffix="."><text variable="title"/></layout></bibliography>
</style>
`;

async function citations(text: string, style = "apa"): Promise<readonly string[]> {
  const publication = `kind: article
title: Tides
authors: [{name: Ada Lovelace}]
language: en
citation-style: ${style}
body: [text.md]
`;
  const { report } = await examineFiles({
    "publication.yaml": publication,
    "raised.csl": raised,
    "references.bib": references,
    "text.md": text,
  });
  return report.filter((line) => line.includes(" citations/"));
}

test("a citation behind a quoted passage, an abbreviation or the name in the sentence is in its place", async () => {
  const text = `# Tides

> The bay is small. [@moss, p. 3]

Harbours are old, as shown by Hill et al. [@hill] and told by @moss. They were deep (wide, etc.) [@moss].
`;
  expect(await citations(text)).toEqual([]);
});

test("styles that raise numbers put citations behind the punctuation", async () => {
  const text = "# Tides\n\nThe bay is small.[@hill]\n\nHarbours are old[@moss].\n";
  expect(await citations(text, "raised.csl")).toEqual([]);
  expect(await citations(text, "apa")).toEqual([
    expect.stringContaining("text.md:3:19 warning citations/stand-before-the-full-stop"),
    expect.stringContaining("text.md:5:18 warning citations/stand-apart-from-words"),
  ]);
});

test("a space is added before a citation, and nothing else is changed", async () => {
  const { diagnostics } = await examineFiles({
    "references.bib": references,
    "text.md": "# Tides\n\nThe bay is small[@hill], and harbours are old [@moss].\n",
  });
  expect(diagnostics.map(({ edits }) => edits)).toEqual([
    [{ file: "text.md", from: { line: 3, column: 17 }, to: { line: 3, column: 17 }, text: " " }],
  ]);
});

test("shortened last pages are read as they are meant", async () => {
  expect(pageRange("345–52")).toEqual({ first: 345, last: 352 });
  expect(["345-52", "345-289", "98–12", "A12-A3", "7", ""].map(runsBackwards)).toEqual([
    false,
    true,
    true,
    false,
    false,
    false,
  ]);
  const text = "# Tides\n\nThe bay is small [@hill, p. 350] and deep [@hill, p. 360; @moss, p. 900].\n";
  expect(await citations(text)).toEqual([
    'text.md:3:44 warning citations/locators-are-inside-the-work "@hill" is cited with page "360", but the work has the pages 345–352; one of these was expected.',
  ]);
});

test("each key that is not known is found where it stands", async () => {
  const text =
    "# Tides\n\nThe bay is small [@hill; see @quist, p. 3; @dahl] and deep [@lund, @moss, @vik].\n";
  const unknown = (await citations(text)).filter((line) => line.includes("key-is-known"));
  expect(unknown.map((line) => line.split(" ")[0])).toEqual([
    "text.md:3:30",
    "text.md:3:44",
    "text.md:3:61",
    "text.md:3:75",
  ]);
});
