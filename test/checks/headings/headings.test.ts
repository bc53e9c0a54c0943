import { describe, expect, test } from "vitest";
import { examineFiles } from "../examine.ts";

/** The findings about headings, as `line check`. */
async function found(headings: readonly string[], yaml = ""): Promise<readonly string[]> {
  const text = headings.map((heading) => `${heading}\n\nThe bay is small.\n`).join("\n");
  const { diagnostics } = await examineFiles({ "text.md": text, "publication.yaml": yaml });
  return diagnostics
    .filter(({ check }) => check.startsWith("headings/"))
    .map(({ place, check, message }) => `${Math.floor(place.line / 4)} ${check.split("/")[1]} ${message}`);
}

const unnumbered = "number-depth: 0\n";

describe("typed numbers", () => {
  test("a right sequence is silent at every depth, with or without points", async () => {
    expect(
      await found(
        [
          "# Introduction",
          "# 1. Place",
          "## 1.1. North",
          "## 1.2. South",
          "### 1.2.1. Coast",
          "# 2. Depth",
          "## 2.1. Spring",
          "# Conclusion",
        ],
        unnumbered,
      ),
    ).toEqual([]);
    expect(await found(["# 1 Place", "## 1.1 North", "# 2 Depth", "# 3 Form"], unnumbered)).toEqual([]);
    expect(await found(["# ۱. جا", "## ۱.۱. شمال", "# ۲. ژرفا"], `${unnumbered}language: fa\n`)).toEqual([]);
    expect(await found(["# I. Place", "## 1. North", "# II. Depth", "## 1. Spring"], unnumbered)).toEqual([]);
  });

  test("a gap is one finding, and what follows is counted from there", async () => {
    expect(
      await found(["# 1. Place", "## 1.1. North", "## 1.3. South", "## 1.4. West", "# 2. Depth"], unnumbered),
    ).toEqual([
      '2 typed-numbers-are-in-sequence The number "1.3" stands in front of a heading behind "1.1"; "1.2" was expected.',
    ]);
  });

  test("a number that stands twice and one of another section are found", async () => {
    expect(await found(["# 1. Place", "# 2. Depth", "# 2. Form", "## 3.1. Round"], unnumbered)).toEqual([
      '2 typed-numbers-are-in-sequence The number "2" stands in front of a heading behind "2"; "3" was expected.',
      '3 typed-numbers-are-in-sequence The number "3.1" stands in front of a heading behind "2"; "2.1" was expected.',
    ]);
  });

  test("years and counts are no numbers of headings", async () => {
    expect(await found(["# 2020 in numbers", "# 3 ways to measure", "# 7 more", "# Depth"])).toEqual([]);
  });

  test("where headings are numbered, each typed number is one too many", async () => {
    expect(await found(["# 1. Place", "# 2. Depth"])).toEqual([
      '0 numbers-stand-once "1. Place" has the number "1" typed in front of it and is printed as "1 1. Place"; one number was expected.',
      '1 numbers-stand-once "2. Depth" has the number "2" typed in front of it and is printed as "2 2. Depth"; one number was expected.',
    ]);
  });
});

test("equal headings under different parents are no matter, and cross-references tell them apart", async () => {
  expect(await found(["# Spring", "## Depth", "# Autumn", "## Depth"])).toEqual([]);
  expect(
    await found([
      "# Spring {#sec:spring}",
      "# Autumn {#sec:autumn}",
      "# Answers",
      "## Question @sec:spring",
      "## Question @sec:autumn",
    ]),
  ).toEqual([]);
});

test("names and short forms do not make a heading one of title case", async () => {
  const text = `# Depth of the bay

The depth, the form and the place of the bay, its winds, principles and maps.

# Form of the bay

It is round.

# Place of the bay

It lies north.

# Winds of the bay

They are strong.

# The FAIR Principles

They hold.

# Maps of Norway: An overview

There are two.
`;
  const { report } = await examineFiles({ "text.md": text });
  expect(report).toEqual([]);
});

test("captions, labels and questions in bold letters are no headings", async () => {
  const text = ["**Figure 1**", "**Note:**", "**Is it small?**", "**small**"]
    .map((line) => `${line}\n\nIt is.\n\n`)
    .join("");
  const { diagnostics } = await examineFiles({ "text.md": `# Depth\n\n${text}` });
  expect(diagnostics.filter(({ check }) => check.startsWith("headings/"))).toEqual([]);
});

test("a novel's chapters may all end with a point", async () => {
  expect(
    await found(["# Loomings.", "# The Inn.", "# The Chapel.", "# Breakfast.", "# The Street."]),
  ).toEqual([]);
});

test("abbreviations are not capitals", async () => {
  expect(
    await found(["# NATO and the EU", "# DNA", "# MRI AND CT", "# HTML, JSON", "# خلیج", "# 海湾"]),
  ).toEqual([]);
  expect(await found(["# SMALL", "# BAY AND SHORE"])).toEqual([
    '0 are-not-all-capitals The heading is "SMALL"; capitals where words need them were expected.',
  ]);
});
