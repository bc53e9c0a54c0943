import { readFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { readPlainText } from "../../../src/import/plain-text/read-plain-text.ts";
import { type LinkOptions, linkReferences } from "../../../src/reference-linking.ts";
import { openCitationStyles } from "../../../src/tools/citation-styles.ts";
import { subsetFont } from "../../../src/tools/fonts.ts";
import { startPandoc } from "../../../src/tools/pandoc.ts";

const pandoc = startPandoc();
afterAll(() => pandoc.stop());
const tools = { pandoc, citationStyles: openCitationStyles(), subsetFont };

const paper = (name: string): string =>
  readFileSync(new URL(`../plain-text/papers/${name}`, import.meta.url), "utf8");

function linked(text: string, link: LinkOptions["link"] = "exact") {
  return linkReferences(readPlainText({ name: "sent.txt", text }), { link }, tools);
}

const keysIn = (text: string): readonly string[] =>
  [...text.matchAll(/(?<!\\)@\{?([\p{L}\p{N}]+)/gu)].map(([, key = ""]) => key);

/** The works of the papers as they are cited; works of one bracket in any order. */
const cited = [
  ["mora2014"],
  ["khan2011"],
  ["duarte2015", "ochoa2013"],
  ["nakamura2012"],
  ["silva2018"],
  ["vanderberg2009"],
  ["worldshoresociety2017"],
  ["mora2016"],
  ["zeller2020"],
  ["arden2005"],
  ["lind2019", "mora2014", "mora2016"],
  ["arden2005", "silva2018"],
  ["duarte2015"],
  ["vanderberg2009"],
  ["lind2019"],
  ["duarte2015", "mora2014"],
  ["nakamura2012"],
  ["worldshoresociety2017"],
  ["khan2011"],
  ["mora2016"],
];

function inGroups(keys: readonly string[]): readonly (readonly string[])[] {
  let at = 0;
  return cited.map(({ length }) => {
    at += length;
    return keys.slice(at - length, at).toSorted();
  });
}

describe("a paper's typed citations", () => {
  test.each([
    ["apa-72-columns.txt", "apa"],
    ["chicago-95-columns.txt", "chicago-author-date"],
    ["harvard-72-columns.txt", "harvard"],
    ["ieee-72-columns.txt", "numeric-brackets"],
  ])("in %s are all keyed, in the style that prints them so", async (name, style) => {
    const { text, items, metadata, queries } = await linked(paper(name));
    expect(metadata).toMatchObject({ "citation-style": style, nocite: "*" });
    // Chicago lists him as "Berg, Joris van der".
    const keys = keysIn(text).map((key) => (key === "berg2009" ? "vanderberg2009" : key));
    expect(inGroups(keys)).toEqual(cited.map((keys) => keys.toSorted()));
    expect(items).toHaveLength(12);
    expect(text.trimEnd().endsWith("# References {.unnumbered}")).toBe(true);
    expect(queries).toEqual([]);
  });

  test("keep locators, prefixes and the names of the sentence", async () => {
    const { text } = await linked(paper("apa-72-columns.txt"));
    expect(text).toContain("[@khan2011, p. 45]");
    expect(text).toContain("[see @mora2016, pp. 12–14]");
    expect(text).toContain("@nakamura2012 adds");
  });
});

const essay = (citations: string, list: string): string =>
  `A Title\n\n1. Introduction\n\n${citations}\n\n2. More\n\nNothing.\n\nReferences\n\n${list}\n`;
const works = [
  "Mora, A. (2014). Tides of the bay. *Journal of Shores*, 12(3), 45-67.",
  "Khan, O. (2019). Salt and wind. *Journal of Shores*, 17(2), 7-9.",
].join("\n\n");

describe("citations that do not agree with the list", () => {
  const text = essay("It rises (Morra, 2014). It falls (Khan, 2018). It rests (Mora, 2014).", works);

  test("stay as typed, each with a question that names the nearest work", async () => {
    const { text: result, queries } = await linked(text);
    expect(result).toContain("It rises (Morra, 2014). It falls (Khan, 2018). It rests [@mora2014].");
    expect(queries.map(({ text: asked }) => asked)).toEqual([
      expect.stringMatching(/"Morra, 2014".*"mora2014"/),
      expect.stringMatching(/"Khan, 2018".*"khan2019"/),
    ]);
    const line = result
      .split("\n")
      .indexOf("It rises (Morra, 2014). It falls (Khan, 2018). It rests [@mora2014].");
    expect(queries[1]?.result).toMatchObject({ line: line + 1, column: 35 });
  });

  test("and entries that became works, too, have their place in what was sent", async () => {
    const { queries, notices } = await linked(text);
    const sentLine = (start: string): number =>
      text.split("\n").findIndex((sentence) => sentence.startsWith(start)) + 1;
    expect(queries.map(({ source }) => source)).toEqual(
      queries.map(() => ({ file: "sent.txt", line: sentLine("It rises"), paragraph: null })),
    );
    expect(notices.filter(({ subject }) => subject === "reference").map(({ source }) => source.line)).toEqual(
      [sentLine("Mora, A."), sentLine("Khan, O.")],
    );
  });

  test("are keyed all the same where that is asked for, and the question stays", async () => {
    const { text: result, queries } = await linked(text, "near");
    expect(keysIn(result)).toEqual(["mora2014", "khan2019", "mora2014"]);
    expect(queries).toHaveLength(2);
  });
});

describe("entries of the list", () => {
  test("print as they were typed where the style would leave out a word, italics and all", async () => {
    const full =
      "Mora, Ana Belén. (2014). Tides of the bay. *Journal of Shores*, 12(3), 45-67. In memory of Jo.";
    const { items } = await linked(essay("It rises (Mora, 2014).", `${full}\n\n${works.split("\n\n")[1]}`));
    expect(items[0]).toMatchObject({
      id: "mora2014",
      type: "article-journal",
      note: full.replaceAll("*", ""),
      "as-typed": full.replace("*Journal of Shores*", "<i>Journal of Shores</i>"),
    });
  });

  test("leave the notes behind them where they are", async () => {
    const cited = "It rises (Mora, 2014). It falls (Khan, 2019).";
    const draft = readPlainText({ name: "sent.txt", text: essay(cited, works) });
    const noted = { ...draft, text: `${draft.text.trimEnd()}\n\n[^1]: A note at the end.\n` };
    const { text, items } = await linkReferences(noted, { link: "exact" }, tools);
    expect(items).toHaveLength(2);
    expect(text.trimEnd().endsWith("[^1]: A note at the end.")).toBe(true);
  });

  test("stay in the text with everything else under their heading where that holds more than entries", async () => {
    const { text, items, notices } = await linked(
      essay("It rises (Mora, 2014).", `${works}\n\n\`\`\`\ncode\n\`\`\``),
    );
    expect(items.length === 0 ? text : "").toContain(items.length === 0 ? "Tides of the bay" : "");
    expect(notices.map(({ subject }) => subject)).toContain(
      items.length === 0 ? "reference list" : "reference",
    );
  });
});
