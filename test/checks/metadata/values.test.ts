import { describe, expect, test } from "vitest";
import { examineFiles } from "../examine.ts";

/** The findings' checks and messages. */
async function found(yaml: string, files: Readonly<Record<string, string>> = {}) {
  const { diagnostics } = await examineFiles({ "publication.yaml": yaml, ...files });
  return diagnostics.map(({ check, message, help }) => [check.split("/")[1], message, help].join(" | "));
}

describe("dates", () => {
  test("dates of different precision are compared as far as both go", async () => {
    expect(await found("dates: {received: 2026, accepted: 2026-02, published: 2026-02-01}\n")).toEqual([]);
  });

  test("one wrong date is said where it breaks the order", async () => {
    const checks = await found(
      "dates: {received: 2026-02-01, accepted: 2026-01-01, published: 2026-03-01}\n",
    );
    expect(checks).toEqual([
      expect.stringContaining('The article was accepted on "2026-01-01" and received on "2026-02-01"'),
    ]);
  });

  test("a publication a few weeks ahead is planned, a receipt is not", async () => {
    const soon = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
    expect(await found(`dates: {published: ${soon}}\n`)).toEqual([]);
    expect(await found(`dates: {received: ${soon}, published: ${soon}}\n`)).toHaveLength(1);
  });
});

describe("licences", () => {
  test.each([
    "MIT",
    "CC BY-NC-ND 4.0",
    "Artistic-2.0",
    "EUPL-1.2",
    "All rights reserved",
    "Licence of the Norwegian government for open data",
    "https://creativecommons.org/licenses/by/4.0/",
  ])("%s says enough", async (licence) => {
    expect(await found(`licence: "${licence}"\n`)).toEqual([]);
  });

  test.each([
    ["CC-BY-5.0", "CC-BY-2.0"],
    ["EUPL 1.2.", "EUPL-1.2"],
    ["Artistc-2.0", "Artistic-2.0"],
  ])("%s is near to a licence that exists", async (licence, meant) => {
    const [finding = "", ...more] = await found(`licence: "${licence}"\n`);
    expect(finding).toMatch(/^licence-is-known/);
    expect(finding.split("|")[2]).toContain(`Did you mean "${meant.slice(0, 4)}`);
    expect(more).toEqual([]);
  });
});

describe("keywords", () => {
  test("names keep their capitals among keywords in small letters", async () => {
    const text = "# Introduction\n\nPython and Norway; gauges, tides and maps.\n";
    expect(await found("keywords: [tides, Norway, maps, Python, gauges, pH]\n", { "text.md": text })).toEqual(
      [],
    );
    expect(
      await found("keywords: [Tides, Norway, Maps, Python, Gauges, gauges of tides]\n", { "text.md": text }),
    ).toEqual([expect.stringContaining('"gauges of tides" begins with a small letter; a capital one')]);
  });

  test("C, C++ and C# are three", async () => {
    expect(await found('keywords: ["C", "C++", "C#", "U.S.", "tides, ebb"]\n')).toEqual([]);
  });

  test("a profile bounds their number", async () => {
    const profile = { "profile.yaml": "limits: {keywords: {least: 2, most: 3}}\n" };
    expect(await found("keywords: [tides]\n", profile)).toEqual([
      expect.stringContaining("There is 1 keyword; 2 at least were expected."),
    ]);
  });
});

describe("what a template left", () => {
  test.each([
    "title: Title of the paper",
    "title: Untitled",
    "keywords: [keyword1, keyword2]",
    "publisher: Your publisher",
    "doi: 10.21105/joss.0XXXX",
    "affiliations: [{name: 'Institution Name, Country'}]\nauthors: [{name: Ada Lovelace, affiliation: 1}]",
    "title: TODO",
  ])("%s", async (yaml) => {
    const checks = new Set((await found(`${yaml}\n`)).map((line) => line.split(" ")[0]));
    expect(checks).toEqual(new Set(["template-is-filled-in"]));
  });

  test.each([
    "title: The title page in early print",
    "title: Untitled works of the school of Lund",
    "title: What authors want",
    "keywords: [keyword search, authors, titles]",
    "affiliations: [{name: Department of Maps}]\nauthors: [{name: Ada Lovelace, affiliation: 1}]",
  ])("%s is the publication's own", async (yaml) => {
    expect(await found(`${yaml}\n`)).toEqual([]);
  });
});

test("titles end with a point where it is an abbreviation's", async () => {
  expect(await found("title: Tides of the U.S.\n")).toEqual([]);
  expect(await found("title: Is the bay small?\n")).toEqual([]);
  expect(await found('title: "Tides of the bay:"\n')).toHaveLength(1);
});

describe("the language of the text", () => {
  const german =
    "Die Bucht ist klein, und das Wasser ist nicht tief. Der Wind kommt von Norden, und die Wellen sind auch im Winter nicht hoch. ";
  const english =
    "The bay is small and its water is not deep. The wind comes from the north, and the waves are low, which was to be seen. ";

  test("little words tell it where there are enough of them", async () => {
    const text = `# Einleitung\n\n${german.repeat(12)}\n`;
    expect(await found("language: en\n", { "text.md": text })).toEqual([
      expect.stringContaining('The language is "en", and most of the text looks German; "de" was expected.'),
    ]);
    expect(await found("language: de\n", { "text.md": text })).toEqual([]);
  });

  test("quotations in another language and an abstract in it say nothing", async () => {
    const text = `# Introduction\n\n${english.repeat(12)}\n\n${`> ${german}\n\n`.repeat(6)}`;
    expect(await found(`abstract: ${german}\nlanguage: en\n`, { "text.md": text })).toEqual([]);
  });

  test("a text in Persian may name its many works in Latin letters", async () => {
    const text = `# مقدمه\n\n${"این خلیج کوچک است و آب آن کم‌عمق. ".repeat(20)} ${"Hill and Moen, Journal of Tides. ".repeat(8)}\n`;
    const checks = await found("language: fa\n", { "text.md": text });
    expect(checks.filter((line) => line.startsWith("language-agrees"))).toEqual([]);
  });
});
