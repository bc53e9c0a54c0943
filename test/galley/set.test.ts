import { afterAll, describe, expect, test } from "vitest";
import type { Galley, NavEntry } from "../../src/model/galley.ts";
import type { Inline } from "../../src/model/pandoc.ts";
import { startPandoc } from "../../src/tools/pandoc.ts";
import { inlineText } from "../../src/tree/text.ts";
import { visitBlocks } from "../../src/tree/walk.ts";
import { galleyOf } from "./galley-of.ts";

const pool = startPandoc();
afterAll(() => pool.stop());

const bibtex = `@book{knuth1984, author = {Knuth, Donald E.}, title = {The {TeX}book}, publisher = {Addison-Wesley}, year = {1984}}
@article{shannon1948, author = {Shannon, Claude E.}, title = {A Mathematical Theory of Communication}, journal = {Bell System Technical Journal}, year = {1948}}`;

function contents(entries: readonly NavEntry[], depth = 0): readonly string[] {
  return entries.flatMap(({ number, title, children }) => [
    `${"  ".repeat(depth)}${number === "" ? "–" : number} ${title}`,
    ...contents(children, depth + 1),
  ]);
}

/** Text of spans and links with a class, in order. */
function textsOf(galley: Galley, name: string): readonly string[] {
  const found: string[] = [];
  const look = (inline: Inline): void => {
    if ((inline.t === "Span" || inline.t === "Link") && inline.c[0][1].includes(name))
      found.push(inlineText(inline.c[1]).replaceAll("\u00a0", " "));
  };
  for (const { blocks } of galley.spine) visitBlocks(blocks, { inline: look });
  return found;
}

function numbersOfNotes(galley: Galley): readonly string[] {
  const found: string[] = [];
  for (const { blocks } of galley.spine)
    visitBlocks(blocks, {
      inline: (inline) => {
        if (inline.t === "Span" && inline.c[0][1].includes("note"))
          found.push(inline.c[0][2].find(([key]) => key === "number")?.[1] ?? "");
      },
    });
  return found;
}

describe("an article", () => {
  test("numbers headings by nesting, leaves out unnumbered ones and what is below them, and letters appendices", async () => {
    const text =
      "# One\n\n## A\n\n### Deep\n\n#### Deeper\n\n# Thanks {-}\n\n## To all\n\n# Two\n\n### Skips a level\n\n## B\n\n# Data {.appendix}\n\n## Tables";
    const galley = await galleyOf([{ text }], {}, "", pool.run);
    expect(contents(galley.nav)).toEqual([
      "1 One",
      "  1.1 A",
      "    1.1.1 Deep",
      "      – Deeper",
      "– Thanks",
      "  – To all",
      "2 Two",
      "  2.1 Skips a level",
      "  2.2 B",
      "Appendix A Data",
      "  A.1 Tables",
    ]);
  });

  test("drops a typed number that is the computed one, and keeps one that is not", async () => {
    const galley = await galleyOf([{ text: "# 1. First\n\n# 7. Second" }], {}, "", pool.run);
    expect(contents(galley.nav)).toEqual(["1 First", "2 7. Second"]);
  });

  test("labels figures, tables and equations, and refers to them in words", async () => {
    const text = `# S {#sec:s}

See @fig:a, @tbl:t, @eq:e, @sec:s, [-@fig:a], Figure @fig:a and @fig:none.

![First.](a.png){#fig:a}

![](uncaptioned.png)

| x |
|---|
| 1 |

: Second. {#tbl:t}

$$ x = 1 $$

$$ y = 2 $$ {#eq:e}
`;
    const galley = await galleyOf([{ text }], {}, "", pool.run);
    expect(textsOf(galley, "caption-label")).toEqual(["Figure 1", "Table 1"]);
    expect(textsOf(galley, "equation-number")).toEqual(["(1)"]);
    expect(textsOf(galley, "cross-reference")).toEqual([
      "Figure 1",
      "Table 1",
      "Equation (1)",
      "Section 1",
      "1",
      "1",
      "[?fig:none]",
    ]);
    expect(textsOf(galley, "missing-image")).toEqual([
      "[Image not found: a.png]",
      "[Image not found: uncaptioned.png]",
    ]);
  });

  test("speaks the publication's language, digits too", async () => {
    const text = "# بخش {#sec:s}\n\n![الف](a.png){#fig:a}\n\n@fig:a، @sec:s[^1]\n\n[^1]: یادداشت";
    const galley = await galleyOf([{ text }], { language: "fa", direction: "rtl" }, "", pool.run);
    expect(contents(galley.nav)).toEqual(["۱ بخش"]);
    expect(textsOf(galley, "cross-reference")).toEqual(["شکل ۱", "بخش ۱"]);
    expect(numbersOfNotes(galley)).toEqual(["۱"]);
  });

  test("sets citations and the reference list, under the author's own heading where there is one", async () => {
    const text = "# Text\n\nAs @knuth1984 [p. 3] and [@shannon1948; @nobody] say.\n\n# References\n";
    const galley = await galleyOf([{ text }], {}, bibtex, pool.run);
    expect(textsOf(galley, "citation")).toEqual(["Knuth (1984, 3)", "(Shannon 1948; [?nobody])"]);
    expect(textsOf(galley, "unresolved")).toEqual(["[?nobody]"]);
    expect(contents(galley.nav)).toEqual(["1 Text", "– References"]);
    expect(galley.spine.map(({ kind }) => kind)).toEqual(["section", "reference-list"]);
  });

  test("makes a heading for the reference list where there is none, in the publication's language", async () => {
    const galley = await galleyOf([{ text: "# Text\n\n[@knuth1984]" }], { language: "de" }, bibtex, pool.run);
    expect(contents(galley.nav)).toEqual(["1 Text", "– Literatur"]);
  });
});

describe("a book", () => {
  test("numbers chapters through parts, figures and notes by chapter, and neither front matter nor what stands in it", async () => {
    const chapter = (title: string): string =>
      `# ${title}\n\n![Caption.](a.png)\n\nText.[^1]\n\n## Section\n\n[^1]: Note.\n`;
    const galley = await galleyOf(
      [
        { role: "front", kind: "preface", text: "# Preface\n\n## Why\n\nWords." },
        { kind: "part", text: "# Beginnings" },
        { kind: "chapter", text: chapter("Alpha") },
        { kind: "part", text: "# Ends" },
        { kind: "chapter", text: chapter("Beta") },
        { role: "back", kind: "appendix", text: chapter("Gamma") },
      ],
      { kind: "book" },
      "",
      pool.run,
    );
    expect(contents(galley.nav)).toEqual([
      "– Preface",
      "  – Why",
      "Part I Beginnings",
      "  1 Alpha",
      "    1.1 Section",
      "Part II Ends",
      "  2 Beta",
      "    2.1 Section",
      "Appendix A Gamma",
      "  A.1 Section",
    ]);
    expect(textsOf(galley, "caption-label")).toEqual(["Figure 1.1", "Figure 2.1", "Figure A.1"]);
    expect(numbersOfNotes(galley)).toEqual(["1", "1", "1"]);
  });
});

test("every id in a galley is there once", async () => {
  const text =
    "# Same\n\n# Same\n\n![a](a.png){#same}\n\n[x]{#same-2} [@knuth1984] text[^1]\n\n# References\n\n[^1]: n";
  const galley = await galleyOf([{ text }, { text: "# Same\n\n# References" }], {}, bibtex, pool.run);
  const ids: string[] = [];
  for (const { blocks } of galley.spine)
    visitBlocks(blocks, {
      block: (block) => {
        if (block.t === "Header") ids.push(block.c[1][0]);
        if (block.t === "Div" || block.t === "Figure" || block.t === "Table") ids.push(block.c[0][0]);
      },
      inline: (inline) => {
        if (inline.t === "Span" || inline.t === "Link" || inline.t === "Image") ids.push(inline.c[0][0]);
      },
    });
  const given = ids.filter((id) => id !== "");
  expect(given.length).toBeGreaterThan(8);
  expect(new Set(given).size).toBe(given.length);
});
