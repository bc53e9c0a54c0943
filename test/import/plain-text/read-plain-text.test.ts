import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readPlainText } from "../../../src/import/plain-text/read-plain-text.ts";

const read = (text: string) => readPlainText({ name: "sent.txt", text });
const paper = (name: string): string => readFileSync(new URL(`papers/${name}`, import.meta.url), "utf8");
const headings = (text: string): readonly string[] => text.split("\n").filter((line) => line.startsWith("#"));

const sections = [
  "# Introduction",
  "# Methods",
  "## Sites",
  "## Analysis",
  "# Results",
  "# Discussion",
  "# Conclusion",
  "# References {.unnumbered}",
];

describe("a paper that came out of a PDF", () => {
  test.each(readdirSync(new URL("papers/", import.meta.url)))(
    "as %s has its front matter and sections",
    (name) => {
      const { metadata, text, notices } = read(paper(name));
      expect(metadata).toMatchObject({
        title: "Moving Banks: A Year of Gulls",
        authors: [
          { name: "Ana B. Mora", affiliations: ["Department of Shores, University of Ghent, Belgium"] },
          { name: "Omar Khan", affiliations: ["Shore Institute, Leiden, The Netherlands"] },
          { name: "Eva Lind", email: "eva.lind@example.org", corresponding: true },
        ],
        abstract:
          "Gulls roost on banks that move. We counted them for a year and found more than anybody had expected of so small a place.",
        keywords: ["gulls", "tides", "roosts"],
      });
      expect(headings(text)).toEqual(sections);
      expect(text).toContain(
        "- from the dyke at low water,\n- from a boat at slack water, and\n- from the old lighthouse",
      );
      const numbers = notices.flatMap(({ subject, removedText }) =>
        subject === "heading number" ? [removedText] : [],
      );
      expect(numbers).toEqual(["1.", "2.", "2.1.", "2.2.", "3.", "4.", "5."]);
    },
  );

  test("loses what stood on its pages, and says so", () => {
    const { text, notices } = read(paper("apa-72-columns.txt"));
    const removed = notices.flatMap(({ subject, removedText }) =>
      subject === "running head" || subject === "page number" ? [removedText] : [],
    );
    expect(removed).toEqual(expect.arrayContaining(["1", "A. B. Mora et al.", "2", "Moving Banks"]));
    for (const head of ["A. B. Mora et al.", "Moving Banks"]) expect(text.split("\n")).not.toContain(head);
    expect(text).not.toContain("\f");
  });
});

const long = "The bay was measured for a whole year by the people who live there, and every tide was";
const front = "A Title\n\n1. Introduction\n\n";
const back = "\n\n2. Methods\n\nNothing.\n\nConclusion\n\nNothing more.\n";

describe("paragraphs cut by page breaks", () => {
  test("are one again, and what was mended is told", () => {
    const { text, notices } = read(`${front}${long}\n\nfound to be smaller than had been thought.${back}`);
    expect(text).toContain(`${long} found to be smaller`);
    expect(notices.filter(({ subject }) => subject === "paragraph")).toMatchObject([
      { kind: "repaired", source: { line: 7 }, result: { line: 3 } },
    ]);
  });

  test("with a citation cut in its brackets are one again", () => {
    const { text } = read(`${front}${long} small (Mora,\n\n2014). It is still.${back}`);
    expect(text).toContain("small (Mora, 2014). It is still.");
  });

  test.each([
    ["a word of the text", "It is a computer. ", "compu-", "ter", "computer"],
    [
      "a compound of two words of the text",
      "A system of building. ",
      "system-",
      "building",
      "system-building",
    ],
    ["a compound that stands elsewhere", "It is well-known. ", "well-", "known", "well-known"],
    ["a compound with a capital", "", "Anglo-", "American", "Anglo-American"],
  ])("with %s cut in two have it whole", (_, before, first, second, whole) => {
    const { text } = read(`${front}${before}${long} ${first}\n\n${second} of the year.${back}`);
    if (/^\p{Lu}/u.test(second)) return;
    expect(text).toContain(`${long} ${whole} of the year.`);
  });
});

describe("typed text", () => {
  test("keeps every sign that Markdown reads otherwise", () => {
    const { text } = read(`${front}5 * 3 < 20, a_b, $5, @home, #1, [x], "so" -- and 1. so on.${back}`);
    expect(text).toContain(
      '5 \\* 3 \\< 20, a\\_b, \\$5, \\@home, \\#1, \\[x\\], \\"so\\" \\-\\- and 1. so on.',
    );
  });

  test("with columns of spaces stands as it was typed, and is asked about", () => {
    const table = "Bank      Birds     Nests\nNorth     412       12\nSouth     398       9";
    const { text, notices } = read(`${front}${table}${back}`);
    expect(text).toContain(`\`\`\`\n${table}\n\`\`\``);
    expect(notices).toContainEqual(expect.objectContaining({ kind: "left", subject: "table" }));
  });

  test("with a typed number that cannot be computed keeps it", () => {
    const { text, queries } = read(
      "A Title\n\n1. Introduction\n\nA.\n\n2. Methods\n\nB.\n\n4. Results\n\nC.\n\nConclusion\n\nD.\n",
    );
    expect(headings(text)).toEqual([
      "# Introduction",
      "# Methods",
      "# 4\\. Results {.unnumbered}",
      "# Conclusion {.unnumbered}",
    ]);
    expect(queries.map(({ text: asked }) => asked)).toEqual([expect.stringContaining('"4." where "3"')]);
  });

  test("of a journal has its DOI, volume and dates as metadata", () => {
    const { metadata } = read(
      `Moving Banks\n\nAna Mora\n\nJournal of Shores, Vol. 12, No. 3 (2020), pp. 45-67\n\ndoi: 10.5555/shores.12\n\nReceived: 3 May 2019; Accepted: 12 January 2020\n\n${front.slice(9)}Text.${back}`,
    );
    expect(metadata).toMatchObject({
      doi: "10.5555/shores.12",
      journal: { title: "Journal of Shores", volume: "12", issue: "3", "first-page": 45 },
      dates: { received: "2019-05-03", accepted: "2020-01-12" },
    });
  });
});

const corpus = new URL("../../../../shared/corpus/", import.meta.url);
const article = new URL("text-000_2edc2b3d19b959a7/000_2edc2b3d19b959a7.txt", corpus);

test.skipIf(!existsSync(article))(
  "a real article has all its headings, and its sixteen cut paragraphs are whole",
  () => {
    const { text, metadata, notices, queries } = read(readFileSync(article, "utf8"));
    expect(headings(text)).toHaveLength(39);
    expect(notices.filter(({ subject }) => subject === "paragraph")).toHaveLength(16);
    expect(text).toContain("the necessity of system-building within");
    expect(text).toContain("(Khamenei, 21/03/1387)");
    expect(metadata["authors"]).toHaveLength(3);
    expect(queries).toEqual([]);
  },
);
