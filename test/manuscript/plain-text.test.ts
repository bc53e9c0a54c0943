import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readFiles } from "./reading.ts";

const article = `

The Tides of *Ghent* & Others

Ana B. Mora: Professor of gulls, University of Ghent, Belgium (Corresponding Author).

mora@example.org

Omar Khan: Lecturer, Shore Institute
khan@example.org

Abstract: What is *known* of tides, 5 * 3 of them.

Keywords: tides, gulls; noise

Introduction

A first *short* paragraph with 2*3 and a_b and $5 and "quotes".

1. Methods & Means

We did these:

1. counting
2. measuring

1.1. Counting

- one
- two
  and a half

A formula

$$x_1 =
  \\frac{a}{b}$$

and $\\alpha_1$ in a line.

2. Results

In 1999

1. It rained.

2. It poured.

References

[1] A. Mora, "Foam," 2018.

[2] O. Khan, *Salt*. Ghent: Shore Press, 2019. https://example.org/a_b_(c).
`;

async function articleOf(text: string) {
  const { reading, diagnostics } = await readFiles({ "tides.txt": text }, "tides.txt");
  const [division] = reading.divisions;
  return {
    reading,
    diagnostics,
    markdown: division?.markdown.split("\n").map((line) => line.trimEnd()) ?? [],
  };
}

describe("an article typed as plain text", () => {
  test("has its sections as headings that keep their typed numbers", async () => {
    const { reading, markdown } = await articleOf(article);
    expect(reading.metadata.kind).toBe("article");
    expect(markdown.filter((line) => line.startsWith("#"))).toEqual([
      "# Introduction {.unnumbered}",
      "# 1\\. Methods \\& Means {.unnumbered}",
      "## 1.1. Counting {.unnumbered}",
      "# 2\\. Results {.unnumbered}",
      "# References {.unnumbered}",
    ]);
  });

  test("has title, authors, abstract and keywords as metadata, each at its place", async () => {
    const { reading, diagnostics } = await articleOf(article.replace("khan@example.org", "khan@example"));
    expect(reading.metadata).toMatchObject({
      title: "The Tides of \\*Ghent\\* \\& Others",
      authors: [{ name: "Ana B. Mora", email: "mora@example.org", corresponding: true, affiliations: [0] }],
      affiliations: [{ name: "Professor of gulls, University of Ghent, Belgium" }],
      abstract: "What is \\*known\\* of tides, 5 \\* 3 of them.",
      keywords: ["tides, gulls", "noise"],
    });
    expect(diagnostics.map(({ check }) => check)).toEqual(["metadata/language-is-given"]);
    // What is no author line stays in the text.
    expect(reading.divisions[0]?.markdown).toContain("Omar Khan: Lecturer, Shore Institute");
    const { reading: whole } = await articleOf(article);
    expect(whole.metadata.authors[1]).toMatchObject({ name: "Omar Khan", email: "khan@example.org" });
    expect(whole.divisions[0]?.markdown).not.toContain("Khan:");
  });

  test("means its formulas, bullets and balanced emphasis; all else is literal", async () => {
    const { markdown } = await articleOf(article);
    for (const line of [
      'A first *short* paragraph with 2\\*3 and a\\_b and \\$5 and \\"quotes\\".',
      "- one",
      "  and a half",
      "$$x_1 =",
      "\\frac{a}{b}$$",
      "and $\\alpha_1$ in a line.",
      "1\\. It rained.",
      '\\[1\\] A. Mora, \\"Foam,\\" 2018.',
      "\\[2\\] O. Khan, *Salt*. Ghent: Shore Press, 2019. <https://example.org/a_b_(c)>.",
    ])
      expect(markdown).toContain(line);
  });

  test("with chapters is a book still", async () => {
    const { reading } = await articleOf(
      "Title\n\nChapter 1\n\nText.\n\nChapter 2\n\nText.\n\nReferences\n\nA.\n",
    );
    expect(reading.metadata.kind).toBe("book");
  });
});

const shared = new URL("../../../shared/", import.meta.url);
const words = (text: string): readonly string[] => text.normalize("NFC").match(/[\p{L}\p{N}]+/gu) ?? [];

describe.skipIf(!existsSync(shared))("real texts (skipped where they are absent)", () => {
  test.each([
    ["corpus/text-000_2edc2b3d19b959a7/000_2edc2b3d19b959a7.txt", 39],
    ["oracles/typed-citations/clean/joss-gmr.txt", 9],
    ["oracles/typed-citations/clean/joss-manopt.txt", 7],
    ["oracles/typed-citations/clean/joss-mne-bids.txt", 4],
    ["oracles/typed-citations/clean/joss-speedyweather.txt", 5],
  ])("%s has %d headings and loses no word", async (path, count) => {
    const text = readFileSync(new URL(path, shared), "utf8");
    const { reading, markdown } = await articleOf(text);
    expect(markdown.filter((line) => line.startsWith("#"))).toHaveLength(count);
    const { title, authors, affiliations, abstract = "", keywords } = reading.metadata;
    const front = [
      title,
      ...authors.flatMap(({ name, email = "" }) => [name, email]),
      ...affiliations.map(({ name }) => name),
      abstract,
      ...keywords,
      "Abstract Keywords Corresponding Author",
    ];
    const kept = new Map<string, number>();
    for (const word of words([...front, ...markdown].join("\n"))) kept.set(word, (kept.get(word) ?? 0) + 1);
    const lost = words(text).filter((word) => {
      const left = kept.get(word) ?? 0;
      kept.set(word, left - 1);
      return left <= 0;
    });
    expect(lost).toEqual([]);
  });
});
