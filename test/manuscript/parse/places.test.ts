import { describe, expect, test } from "vitest";
import { article, at, openParser } from "./parse.ts";

const parse = openParser();
const front = 5;

describe("places", () => {
  test("columns count code points, and every key of a cluster has its own", async () => {
    const { manuscript } = await parse(
      article("An 😀 emoji, then [see @one, p. 3; @two] and ![x](i.png).\n"),
      ["one", "two"],
    );
    const [cluster] = manuscript.citations;
    expect(cluster?.citations.map(({ place }) => place && at(place))).toEqual(["6:23", "6:35"]);
    expect(manuscript.images.map(({ place }) => at(place))).toEqual(["6:45"]);
  });

  test("comments, code and repeated text do not attract what stands elsewhere", async () => {
    const { manuscript } = await parse(
      article(
        [
          "<!-- # Method @one -->", // 6
          "",
          "```",
          "# Method",
          "@one",
          "```",
          "",
          "Not `@one` yet.", // 13
          "",
          "# Method", // 15
          "",
          "The same words. The same words [@one].", // 17
          "",
          "The same words. The same words [@one].", // 19
          "",
          "# Method", // 21
          "",
        ].join("\n"),
      ),
      ["one"],
    );
    expect(manuscript.headings.map(({ place }) => at(place))).toEqual(["15:1", "21:1"]);
    expect(manuscript.citations.map(({ place }) => at(place))).toEqual(["17:33", "19:33"]);
  });

  test("notes are found where they are defined, captions behind their tables, links by their brackets", async () => {
    const { manuscript } = await parse(
      article(
        [
          "Call[^n] and^[inside @one].", // 6
          "",
          "[^n]: Defined with @two.", // 8
          "",
          "| a | b |", // 10
          "|---|---|",
          "| 1 | @one |",
          "",
          ": Caption of @two. {#tbl:t}", // 14
          "",
          "See [a *link*](https://example.org), [other][r] and <https://example.net>.", // 16
          "",
          "[r]: https://example.com",
          "",
        ].join("\n"),
      ),
      ["one", "two"],
    );
    expect(manuscript.notes.map(({ place }) => at(place))).toEqual(["6:5", "6:13"]);
    const places = manuscript.citations.map(({ place, citations }) => [citations[0]?.citationId, at(place)]);
    expect(places).toEqual([
      ["two", "8:20"],
      ["one", "6:22"],
      ["two", "14:14"],
      ["one", "12:7"],
    ]);
    expect(manuscript.tables.map(({ place }) => at(place))).toEqual(["10:1"]);
    expect(manuscript.links.map(({ place }) => at(place))).toEqual(["16:5", "16:38", "16:53"]);
  });

  test("the columns of a line that was rewritten are those of the author's line", async () => {
    const text = "Alpha \\@ref(fig:x), \\textbf{beta} and \\@ref(fig:y) by \\cite{one}.";
    const { manuscript } = await parse(article(`${text}\n`), ["one"]);
    const columns = manuscript.crossReferences.map(({ place }) => text.slice(place.column - 1).slice(0, 12));
    expect(columns).toEqual(["\\@ref(fig:x)", "\\@ref(fig:y)"]);
    expect(manuscript.citations.map(({ place }) => text.slice(place.column - 1))).toEqual(["\\cite{one}."]);
  });

  test("each of many things of every kind is found where it was written", async () => {
    const paragraphs = Array.from({ length: 60 }, (_, index) => paragraph(index));
    const text = paragraphs.flat().join("\n");
    const { manuscript } = await parse(article(text), ["key"]);
    const lines = text.split("\n");
    const written = ({ line, column, certainty }: { line: number; column: number; certainty: string }) =>
      certainty === "exact" ? (lines[line - front - 1]?.slice(column - 1) ?? "") : "near";
    expect(manuscript.headings).toHaveLength(60);
    for (const { text: title, place } of manuscript.headings) expect(written(place)).toBe(`## ${title}`);
    for (const { citations, place } of manuscript.citations)
      expect(written(place)).toMatch(new RegExp(`^@${citations[0]?.citationId}\\b`));
    for (const { url, place } of manuscript.images)
      expect(written(place)).toMatch(new RegExp(`^!\\[[^\\]]*\\]\\(${url}\\)`));
    for (const { url, place } of manuscript.links)
      expect(written(place)).toMatch(new RegExp(`^\\[[^\\]]*\\]\\(${url}\\)`));
    for (const { tex, place } of manuscript.equations) expect(written(place)).toContain(`$$${tex}$$`);
    expect(new Set(manuscript.citations.map(({ place }) => at(place))).size).toBe(
      manuscript.citations.length,
    );
    expect(manuscript.notes).toHaveLength(60);
    expect(manuscript.notes.map(({ place }) => written(place).slice(0, 2))).toEqual(Array(60).fill("^["));
  });
});

/** Much alike, and never the same. */
function paragraph(index: number): readonly string[] {
  const shift = "word ".repeat(index % 7);
  return [
    `## Heading ${index % 3} of kind ${index}`,
    "",
    `The same ${shift}sentence as before [@key${index % 5}] with *stress* and`,
    `[the same link](https://example.org/${index}), ![the same image](same-${index}.png)^[The same @note${index}.].`,
    "",
    `$$x_{${index}} = 1$$`,
    "",
    `- The same ${shift}sentence as before [@key${index % 5}]`,
    "",
  ];
}
