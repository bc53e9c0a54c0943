import { expect, test } from "vitest";
import { examineFiles } from "../examine.ts";

const names = ["Abel", "Berg", "Dahl", "Engen", "Foss"];
const year = (index: number): number => 2010 - 2 * index;
const references = names
  .map(
    (name, index) =>
      `@book{${name.toLowerCase()}, author = {${name}, Ann}, title = {${name} on ${["tides", "salt", "ice", "winds", "boats"][index]}}, publisher = {Fjord Press}, year = {${year(index)}}}\n`,
  )
  .join("");
const list = `\n# References\n\n${names
  .map((name, index) => `${name}, A. (${year(index)}). *${name} on the ${index + 2} tides*. Fjord Press.\n`)
  .join("\n")}`;

const typed = (name: string): string => `${name}, ${year(names.indexOf(name))}`;
const keyed = (name: string): string => `@${name.toLowerCase()}`;

/** A sentence a cluster; "AB" is Abel and Berg. */
function text(
  clusters: string,
  write: (name: string) => string,
  [open, close]: readonly [string, string],
): string {
  const cited = clusters.split(" ").map((initials) => {
    const works = [...initials].map((letter) => write(names.find((name) => name.startsWith(letter)) ?? ""));
    return `It is so ${open}${works.join("; ")}${close}.`;
  });
  return `# Tides\n\n${cited.join("\n")}\n`;
}

async function found(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const { report } = await examineFiles(files);
  return report.filter((line) => line.includes("works-are-in-order"));
}

const alphabetical = "AB AD BD DE AF EF";

test("typed works are expected in the order of most brackets", async () => {
  const before = text(`${alphabetical} EA`, typed, ["(", ")"]);
  expect(await found({ "text.md": before + list })).toEqual([
    'text.md:9:11 advice citations/works-are-in-order The works stand in the order "Engen 2004; Abel 2010"; the order of names, "Abel 2010; Engen 2004", was expected, as in 6 of 7 brackets.',
  ]);
});

test.each([
  ["all in order", alphabetical],
  ["no prevailing order", "AB BA AD DA BD DB EF FE"],
  ["too few to tell", "AB AD DE EA"],
])("typed works: %s", async (_, clusters) => {
  expect(await found({ "text.md": text(clusters, typed, ["(", ")"]) + list })).toEqual([]);
});

test("the journal’s order goes before the manuscript’s", async () => {
  const profile = {
    "publication.yaml": "profile: profile.yaml\n",
    "profile.yaml": "style: {citation-order: chronological}\n",
  };
  const files = { "text.md": text("BA FE AB", typed, ["(", ")"]) + list };
  const lines = await found({ ...files, ...profile });
  expect(lines).toEqual([
    expect.stringContaining('"Berg 2008; Abel 2010", was expected, the journal’s order'),
  ]);
});

/** The smallest styles that print names and years: one in the order of typing, one in that of names. */
const style = (sort: string): string => `<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" default-locale="en-GB">
  <info><title>Plain</title><id>plain</id><updated>2026-01-01T00:00:00+00:00</updated></info>
  <citation>${sort}<layout prefix="(" suffix=")" delimiter="; "><names variable="author"><name form="short"/></names><date variable="issued" prefix=" "><date-part name="year"/></date></layout></citation>
  <bibliography><layout suffix="."><names variable="author"/><text variable="title" prefix=". "/></layout></bibliography>
</style>
`;

test.each([
  ["as they are typed", "", 1],
  ["in an order of its own", '<sort><key variable="title"/></sort>', 0],
])("keys whose works the style prints %s", async (_, sort, count) => {
  const files = {
    "publication.yaml": "citation-style: plain.csl\n",
    "plain.csl": style(sort),
    "references.bib": references,
    "text.md": text(`${alphabetical} EA`, keyed, ["[", "]"]),
  };
  expect(await found(files)).toHaveLength(count);
});

test("numbers are in an order of their own", async () => {
  const files = {
    "publication.yaml": "citation-style: vancouver\n",
    "references.bib": references,
    "text.md": text(`${alphabetical} EA`, keyed, ["[", "]"]),
  };
  expect(await found(files)).toEqual([]);
});
