import { describe, expect, test } from "vitest";
import { readPlainText } from "../../../src/import/plain-text/read-plain-text.ts";

const read = (...pages: readonly (readonly string[])[]) =>
  readPlainText({ name: "sent.txt", text: pages.map((page) => page.join("\n")).join("\n\f") });
const headings = (text: string): readonly string[] => text.split("\n").filter((line) => line.startsWith("#"));

const back = "\n1. Introduction\n\nNone.\n\n2. Methods\n\nNone.\n\nConclusion\n\nNone.\n";

const firstPage = [
  "Moving Banks: A Year of Gulls",
  "Ana B. Mora1, Omar Khan2,",
  "and Eva Lind1",
  "1",
  "Department of Shores, University of Ghent,",
  "Belgium",
  "",
  "2",
  "",
  "Shore Institute, Leiden",
  "ORCID Ana B. Mora: https://orcid.org/0000-0002-1825-0097; Omar Khan 0000-0001-5109-3700",
  "Correspondence Eva Lind, eva.lind@example.org",
  "Email Omar Khan, omar@example.org",
  "",
  "doi: 10.5555/shores.12",
  "",
  "Keywords gulls, tides, roosts",
  "",
  "Abstract",
  "Gulls roost on banks that move. We counted them for a year and found",
  "more than anybody had expected of so small a place.",
  "",
  "1 Introduction",
  "The shore is never still, and those who live on it keep time by the",
  "water.1 Early writers thought that gulls follow the sun alone, and con\u00ad",
  "tinued to think so until 2014.2 Nobody has counted them since, or asked",
  "the people who live there for what they know of the birds and the banks.",
  "",
  "1 Tides are told by the bells of the harbour.",
  "2 See https://doi.org/10.5555/j.shore.",
  "2015.05.005 for the whole story of the",
  "sun.",
  "1",
];
const secondPage = [
  "Moving Banks",
  "Others have asked, and were told that a bird is heard before it is seen,",
  "and that it is seen before it is counted, on every coast of that sea.3",
  "",
  "2 Methods",
  "2.1 Sites",
  "Three banks were chosen after the tide tables. Each lies within sight of",
  "the lighthouse and is reached by boat in half an hour, or less at noon.",
  "",
  "2.2 Analysis",
  "Counts were compared with those of earlier years, which were taken with a",
  "glass from the dyke and are known to be too small by a third of all birds.4",
  "",
  "3 Told by Omar Khan.",
  "4 Or by a half, as some say.",
  "2",
];
const thirdPage = [
  "Moving Banks",
  "",
  "3 Results",
  "Numbers were highest in autumn, which agrees with all that is known, and",
  "lowest in March, when the storms keep the birds from the banks of the bay.",
  "",
  "References",
  "1 Mora, A. B. and Khan, O. (2014). Tidal rhythms of the herring gull. Journal",
  "of Shore Ecology, 12, 145-162.",
  "2 Khan, O. (2011). The salt and the wind. Shore Press.",
  "3",
];

describe("pages as a program copies them from a PDF, without blank lines below headings and between lines of the front", () => {
  const { metadata, text, notices, sourceText } = read(firstPage, secondPage, thirdPage);

  test("are parted into title, names, institutions and what they say of authors", () => {
    expect(metadata).toMatchObject({
      title: "Moving Banks: A Year of Gulls",
      doi: "10.5555/shores.12",
      abstract:
        "Gulls roost on banks that move. We counted them for a year and found more than anybody had expected of so small a place.",
      keywords: ["gulls", "tides", "roosts"],
      authors: [
        {
          name: "Ana B. Mora",
          orcid: "0000-0002-1825-0097",
          affiliations: ["Department of Shores, University of Ghent, Belgium"],
        },
        {
          name: "Omar Khan",
          orcid: "0000-0001-5109-3700",
          email: "omar@example.org",
          affiliations: ["Shore Institute, Leiden"],
        },
        { name: "Eva Lind", email: "eva.lind@example.org", corresponding: true },
      ],
    });
  });

  test("have their headings where text or another heading follows at once", () => {
    expect(headings(text)).toEqual([
      "# Introduction",
      "# Methods",
      "## Sites",
      "## Analysis",
      "# Results",
      "# References {.unnumbered}",
    ]);
  });

  test("have their notes as notes, and the entries of the list as entries", () => {
    expect(text).toContain("keep time by the water.[^1] Early");
    expect(text).toContain("continued to think so until 2014.[^2] Nobody");
    expect(text).toContain("every coast of that sea.[^3]");
    expect(text).toContain("[^1]: Tides are told by the bells of the harbour.");
    expect(text).toContain(
      "[^2]: See <https://doi.org/10.5555/j.shore.2015.05.005> for the whole story of the sun.",
    );
    expect(text).toContain("[^4]: Or by a half, as some say.");
    expect(text.match(/^\[\^/gm)).toHaveLength(4);
    expect(text).toContain("Tidal rhythms of the herring gull.");
    expect(notices.filter(({ subject }) => subject === "note").map(({ removedText }) => removedText)).toEqual(
      ["1 1", "2 2", "3 3", "4 4"],
    );
  });

  test("lose heads and numbers of pages, but not the title above the names", () => {
    const removed = notices.flatMap(({ subject, removedText }) =>
      subject === "running head" || subject === "page number" ? [removedText] : [],
    );
    expect(removed.toSorted()).toEqual(["1", "2", "3", "Moving Banks", "Moving Banks"]);
  });

  test("are compared by whole words", () => {
    expect(sourceText).toContain("continued to think");
    expect(sourceText).toContain("10.5555/j.shore.2015.05.005");
  });
});

test("marks that came out beside their institutions go back to them", () => {
  const { metadata } = read([
    "Moving Banks",
    "Ana Mora 1*, Omar Khan 2, Eva Lind 3",
    "1",
    "",
    "Department of Shores, University of Ghent, Belgium",
    "Institute of Tides, University of Leiden, The Netherlands",
    "3",
    "School of Salt, University of Faro, Portugal",
    "2",
    "",
    "Abstract",
    "Gulls roost on banks that move.",
    ...back.split("\n"),
  ]);
  expect(metadata["authors"]).toMatchObject([
    {
      name: "Ana Mora",
      affiliations: ["Department of Shores, University of Ghent, Belgium"],
      corresponding: true,
    },
    { name: "Omar Khan", affiliations: ["Institute of Tides, University of Leiden, The Netherlands"] },
    { name: "Eva Lind", affiliations: ["School of Salt, University of Faro, Portugal"] },
  ]);
});

test("keywords cut by a blank line are whole", () => {
  const { metadata } = read([
    "Moving Banks",
    "",
    "Keywords gulls, tides, roosts, banks that move from year to year, birds that",
    "",
    "stay, counting by day and night",
    "",
    "Correspondence Ana Mora, ana@example.org",
    ...back.split("\n"),
  ]);
  expect(metadata["keywords"]).toEqual([
    "gulls",
    "tides",
    "roosts",
    "banks that move from year to year",
    "birds that stay",
    "counting by day and night",
  ]);
});

describe("what looks like a note", () => {
  const prose = [
    "Three banks were chosen after the tide tables. Each lies within sight of",
    "the lighthouse and is reached by boat in half an hour, or less at noon.",
  ];

  test("is none where its number is not called in the text above", () => {
    const { text } = read(
      ["A Title", "", "1 Introduction", ...prose, "1 Tides are told by bells.", "2 So are hours."],
      ["2 Methods", ...prose],
    );
    expect(text).not.toContain("[^");
  });

  test("is none where the number belongs to a section", () => {
    const { text } = read(
      ["A Title", "", "1. Introduction", ...prose, "1.1. Sites", ...prose, "1.2. Birds", ...prose],
      [
        ...prose,
        "",
        "References",
        "1. Mora, A. (2014). Tides. Shore Press.",
        "2. Khan, O. (2011). Salt. Sea.",
      ],
    );
    expect(text).not.toContain("[^");
  });
});

describe("numbered headings right above their text", () => {
  const prose = [
    "Three banks were chosen after the tide tables. Each lies within sight of",
    "the lighthouse and is reached by boat in half an hour, or less at noon.",
  ];
  const found = (...lines: readonly string[]): readonly string[] =>
    headings(
      read([
        "A Title",
        "",
        "1 Shores",
        ...prose,
        "",
        ...lines,
        ...prose,
        "",
        "2 Seas",
        ...prose,
        "",
        "Conclusion",
        ...prose,
      ]).text,
    );

  test.each([
    ["of two lines are one", ["1.1 The Islands in the Mouth of the River:", "From the Dyke to the Open Sea"]],
    [
      "as long as a line are headings",
      ["1.1 The Nature of the Tides That Emerge From Far Away Storms at Sea"],
    ],
    ["in which only the first word has a capital are headings", ["1.1 The nature of tides"]],
    ["below a short line are headings", ["They are as follows", "1.1 The Nature of Tides"]],
  ])("%s", (_, lines) => {
    expect(found(...lines)).toEqual([
      "# Shores",
      `## ${lines.join(" ").replace(/^.*1\.1 /, "")}`,
      "# Seas",
      "# Conclusion {.unnumbered}",
    ]);
  });

  test.each([
    [
      "go on in a small letter",
      ["1.1 Of all tides the second is the one that", "those who live there wait for."],
    ],
    ["count on from nothing", ["1.4 The Nature of the Tides That Emerge From Storms in the West, Far Out"]],
    ["are items of a list", ["2 Glasses for Seeing in the Fog", "3 Boats With a Flat Keel", "4 Bread"]],
  ])("are none where they %s", (_, lines) => {
    expect(found(...lines)).toEqual(["# Shores", "# Seas", "# Conclusion {.unnumbered}"]);
  });
});

test("an indented line opens a paragraph, but not in the list of works", () => {
  const first = "The bay was measured for a whole year by the people who live there, at noon.";
  const second = "   Others have asked, and were told that a bird is heard before it is seen.";
  const entries = [
    "Mora, A. (2014). Tidal rhythms of the herring gull. Journal of Shore Ecology.",
    "   12, 145-162.",
  ];
  const { text } = read(
    ["A Title", "", "1. Introduction", "", first, first, second, first, "", "2. Methods", "", first],
    ["Conclusion", "", first, "", "References", "", ...entries],
  );
  expect(text).toContain(`${first} ${first}\n\n${second.trim()} ${first}`);
  expect(text).toContain("Shore Ecology. 12, 145-162.");
});

test("a cut compound keeps its hyphen where others end with the same word", () => {
  const { text } = read(
    [
      "A Title",
      "",
      "1. Introduction",
      "",
      "The peace-seeking people of the bay, and God, and all that stand by them, God-",
    ],
    ["seeking and kind, were there.", "", "2. Methods", "", "None.", "", "Conclusion", "", "None."],
  );
  expect(text).toContain("God-seeking and kind");
});

test("columns of cells with several lines stand as they were typed", () => {
  const table = [
    "Bank      Birds that were seen",
    "North     412",
    "          of them by night",
    "South     398",
  ];
  const { text } = read([
    "A Title",
    "",
    "1. Introduction",
    "",
    ...table,
    "",
    "2. Methods",
    "",
    "None.",
    "",
    "Conclusion",
    "",
    "None.",
  ]);
  expect(text).toContain(table.join("\n"));
});

test("typed formulas are formulas, whose words nobody counts", () => {
  const { text, sourceText } = read([
    "A Title\n\n1. Introduction\n\nLet $\\alpha$ be small, at $5 a piece.\n\n$$ \\sum_n \\frac{1}{n} $$\n",
    ...back.replace("1. Introduction", "1. More").split("\n"),
  ]);
  expect(text).toContain("Let $\\alpha$ be small, at \\$5 a piece.");
  expect(text).toContain("$$ \\sum_n \\frac{1}{n} $$");
  expect(sourceText).not.toMatch(/alpha|frac/);
  expect(sourceText).toContain("$5 a piece");
});

test("a letter below a line is no rest of a cut word", () => {
  const { text, sourceText } = read([
    "A Title",
    "",
    "1. Introduction",
    "",
    "Gulls, and all birds with white feathers that we know of, are pri\u00ad",
    "     𝑘          𝑘",
    "ors of fish.",
    "",
    "2. Methods",
    "",
    "None.",
    "",
    "Conclusion",
    "",
    "None.",
  ]);
  expect(text).not.toContain("pri𝑘");
  expect(sourceText).not.toContain("pri𝑘");
});

test("tables wider than the text do not change where its lines are broken", () => {
  const wide = Array.from(
    { length: 9 },
    (_, index) => `Bank ${index}                    412                                   398`,
  );
  const paragraph = [
    "Gulls roost on banks that move, and we counted them",
    "for a year, by day and by night, and found so many",
    "of them in summer. Mora (2014) saw as many of them.",
    "Others have not. We ask why, and found no answer as",
    "yet in the books that we read.",
  ];
  const { text } = read([
    "A Title",
    "",
    "1. Introduction",
    "",
    ...Array.from({ length: 6 }, () => [...paragraph, ""]).flat(),
    "2. Methods",
    "",
    ...wide,
    "",
    "Conclusion",
    "",
    ...paragraph,
  ]);
  expect(text.split("\n").filter((line) => line === paragraph.join(" "))).toHaveLength(7);
});

test("prose in a narrower measure than other lines is joined", () => {
  const narrow = [
    "Gulls roost on banks that move, and we have counted",
    "them for a year, by day and by night, and have found",
    "more of them than anybody had expected to see there.",
  ];
  const wide = Array.from(
    { length: 12 },
    (_, index) =>
      `The bay number ${index + 1} was measured for a whole year by the people who live there, and they all`,
  );
  const { text } = read([
    "A Title",
    "",
    "1. Introduction",
    "",
    ...wide,
    "",
    ...narrow,
    "",
    "2. Methods",
    "",
    ...wide,
  ]);
  expect(text).toContain(narrow.join(" "));
});
