import { describe, expect, test } from "vitest";
import { summary } from "../reading.ts";
import { article, at, openParser, sketch } from "./parse.ts";

const parse = openParser();

describe("cross-references and ids", () => {
  test("every dialect's form leads to the element; in a group each is a reference of its own", async () => {
    const { manuscript, diagnostics } = await parse(
      article(
        [
          "# One {#sec:one}",
          "",
          "See @sec:one, [-@fig:a], @fig-b, \\@ref(tab:t), @tbl:t and [see @fig:a; @fig-b] and @eq:x.",
          "",
          "![A](a.png){#fig:a}",
          "",
          "![B](b.png){#fig-b}",
          "",
          "| a |",
          "|---|",
          "| 1 |",
          "",
          "Table: (\\#tab:t) Caption",
          "",
          "Before $$x$$ {#eq:x} after.",
          "",
        ].join("\n"),
      ),
    );
    expect(manuscript.crossReferences.map(({ resolved }) => resolved)).toEqual([
      "sec-one",
      "fig-a",
      "fig-b",
      "tab-t",
      "tab-t",
      "fig-a",
      "fig-b",
      "eq-x",
    ]);
    expect(manuscript.tables.map(({ caption }) => caption)).toEqual(["Caption"]);
    expect(summary(diagnostics)).toEqual([]);
  });

  test("what leads nowhere, and what is there twice, is reported with its place", async () => {
    const { diagnostics } = await parse(
      article(
        [
          "See @fig:mpa and [there](#nowhere) and [file](data/a.csv) and [bad](#%zz).",
          "",
          "![A](a.png){#fig:map}",
          "",
          "## Same {#same}",
          "",
          "## Same {#same}",
          "",
        ].join("\n"),
      ),
    );
    expect(summary(diagnostics).toSorted()).toEqual([
      "error cross-references/ids-are-unique article.md:12:1",
      "error cross-references/target-exists article.md:6:5",
      "error links/internal-target-exists article.md:6:18",
      "error links/internal-target-exists article.md:6:63",
      "warning links/internal-target-exists article.md:6:40",
    ]);
    const twice = diagnostics.find(({ check }) => check === "cross-references/ids-are-unique");
    expect(twice?.related?.map(({ place }) => at(place))).toEqual(["10:1"]);
    const missing = diagnostics.find(({ check }) => check === "cross-references/target-exists");
    expect(missing?.help).toContain('"fig:map"');
  });

  test("ids are unique and NCNames in the whole publication, and links between files lead to them", async () => {
    const { manuscript, diagnostics } = await parse({
      "publication.yaml": "title: T\nauthors: [Ada Example]\nlanguage: en\nbody: [one.md, two.md]\n",
      "one.md":
        "# Aims\n\n## 1. Überblick & Ziel\n\nTo [two](two.md#aims), [its start](two.md) and [here](#aims).\n",
      "two.md": "# Aims\n\n[back](one.html#aims) [@x] ^[n] ![i](i.png)\n",
    });
    const { headings, links, images, notes, citations } = manuscript;
    const ids = [headings, links, images, notes, citations].flatMap((list) => list.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[\p{L}_][\p{L}\p{N}_.-]*$/u);
    const [first, , second] = headings.map(({ id }) => `#${id}`);
    expect(links.map(({ url }) => url)).toEqual([second, second, first, first]);
    expect(summary(diagnostics)).toEqual([]);
  });
});

describe("native forms", () => {
  test("callouts, figure divisions, table divisions and displayed formulas", async () => {
    const { blocks } = await parse(
      article(
        [
          '::: {.callout-note title="Watch"}\nBody.\n:::',
          "::: callout-tip\n## Title\nBody.\n:::",
          "::: {#fig-x}\n![](x.png)\n\nCaption.\n:::",
          "::: {#tbl-q}\n| a |\n|---|\n| 1 |\n\nCap\n:::",
          "Before $$a$$ after.",
        ].join("\n\n"),
      ),
    );
    expect(blocks.map((block) => sketch([block]))).toEqual([
      "Div.callout.note[Div.callout-title[Plain(Watch)] Para(Body.)]",
      "Div.callout.tip[Div.callout-title[Plain(Title)] Para(Body.)]",
      "Figure#fig-x[Para(Image(x.png){}) | Para(Caption.)]",
      "Table#tbl-q[Para(Cap)]",
      "Para(Before)",
      "Div#equation.equation[Para(Math{a})]",
      "Div.continued[Para(after.)]",
    ]);
  });

  test("raw HTML and TeX become native or are quoted in a finding; comments vanish", async () => {
    const { blocks, diagnostics } = await parse(
      article(
        [
          'A <b>bold</b><br>line <sup>2</sup> <img src="i.png" alt="I m"> <a href="http://x.y">l</a> <!-- c --> <blink>b</blink>.',
          '<figure>\n<img src="z.png">\n<figcaption>Figcap</figcaption>\n</figure>',
          "\\newpage \\noindent Kept \\foo{words} \\baz end.",
        ].join("\n\n"),
      ),
    );
    const shown = sketch(blocks);
    expect(shown).toContain("A Strong{bold}/line Superscript{2} Image(i.png){I m} Link(http://x.y){l}");
    expect(shown).toContain("Figure#figure[Plain(Image(z.png){}) | Plain(Figcap)]");
    expect(shown).toMatch(/Para\(Kept words +end\.\)/);
    expect(shown).not.toContain(" c ");
    expect(diagnostics.map(({ message }) => /^"[^"]+"/.exec(message)?.[0])).toEqual(['"<blink>"', '"\\baz"']);
  });

  test("image paths count from the root, wherever the file is", async () => {
    const { manuscript } = await parse({
      "publication.yaml": "title: T\nauthors: [Ada Example]\nlanguage: en\nbody: [text/one.md]\n",
      "text/one.md": "# A\n\n![a](../images/b%20c.png?x=1) ![b](d.png) ![c](https://e.org/f.png?g)\n",
      "images/b c.png": "",
      "text/d.png": "",
    });
    expect(manuscript.images.map(({ url }) => url)).toEqual([
      "images/b c.png",
      "text/d.png",
      "https://e.org/f.png?g",
    ]);
  });
});

test("Pandoc's warnings are findings with their places", async () => {
  const { diagnostics } = await parse(
    article("::: open\n\nText[^1].\n\n[^1]: Note.\n[^3]: Unused.\n[^1]: Again.\n"),
  );
  expect(summary(diagnostics)).toEqual([
    "warning text/divisions-are-closed article.md:6:1",
    "warning notes/are-called article.md:11:1",
    "warning notes/are-defined-once article.md:12:1",
  ]);
});
