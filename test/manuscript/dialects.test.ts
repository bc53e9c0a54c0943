import { describe, expect, test } from "vitest";
import { usualLimits } from "../../src/limits/usual-limits.ts";
import { readManuscript } from "../../src/manuscript/read.ts";
import { memoryFolder } from "./memory-folder.ts";
import { readFiles, rewrite, summary } from "./reading.ts";

test("formulas as GitHub writes them are formulas", async () => {
  const { markdown, found } = await rewrite(
    [
      "Here $`a_1 \\$ b`$ costs $5 and `$x`.",
      "",
      "```math",
      "x^2",
      "",
      "+ y",
      "```",
      "- ~~~math",
      "  z",
      "  ~~~",
    ].join("\n"),
  );
  expect(markdown).toBe(
    ["Here $a_1 \\$ b$ costs $5 and `$x`.", "", "$$", "x^2", "{}", "+ y", "$$", "- $$", "  z", "  $$"].join(
      "\n",
    ),
  );
  expect(found).toEqual([]);
});

describe("code chunks", () => {
  test("a picture becomes a figure with caption, label and width, on the chunk's own lines", async () => {
    const { markdown, found } = await rewrite(
      [
        "(ref:long) A *long* caption",
        "",
        '```{r map, echo=FALSE, fig.cap="(ref:long), drawn", out.width="60%"}',
        'knitr::include_graphics("figures/map.png")',
        "```",
        "After",
      ].join("\n"),
    );
    expect(markdown).toBe("\n\n![A *long* caption, drawn](<figures/map.png>){#fig:map width=60%}\n\n\nAfter");
    expect(found).toEqual([]);
  });

  test("hidden chunks vanish, shown ones are code, options go", async () => {
    const { markdown } = await rewrite(
      [
        "```{r echo = F, message = F}",
        "library(tools)",
        "```",
        "```{bash}",
        "ls # not a heading",
        "```",
        "```{python}",
        "#| label: sum",
        "1 + 1",
        "```",
        "```{verbatim}",
        "@article{x, title={Y}}",
        "```",
      ].join("\n"),
    );
    expect(markdown).toBe(
      [
        ...["", "", ""],
        ...["```bash", "ls # not a heading", "```"],
        ...["", "```python", "1 + 1", "```"],
        ...["```verbatim", "@article{x, title={Y}}", "```"],
      ].join("\n"),
    );
  });

  test("what only a run could make is set as a placeholder with its label, and reported", async () => {
    const { markdown, found } = await rewrite(
      [
        "```{r}",
        "#| label: tbl-sums",
        "#| echo: false",
        "#| tbl-cap: Sums",
        "kable(sums)",
        "```",
        "There are `r nrow(sums)` sums.",
      ].join("\n"),
      "article.Rmd",
    );
    expect(markdown).toBe(
      "| `{r} tbl-sums` |\n|---|\n\n: Sums {#tbl-sums}\n\n\nThere are `r nrow(sums)` sums.",
    );
    expect(found).toEqual([
      "warning text/computed-value-is-present article.Rmd:6:1",
      "warning text/computed-value-is-present article.Rmd:12:11",
    ]);
  });

  test("a chunk's file is included with its own places, and one that is missing is reported", async () => {
    const { reading, diagnostics } = await readFiles({
      "article.qmd":
        "---\ntitle: T\nauthors: [A B]\nlanguage: en\n---\n\n```{r, child='parts/keys.md'}\n```\n\nLast\n{{< include parts/kesy.md >}}\n",
      "parts/keys.md": "-   One `r 1`\n-   ![two](two.png)\n",
    });
    const [division] = reading.divisions;
    expect(division?.markdown).toContain("\n\n-   One `r 1`\n-   ![two](parts/two.png)\n\n\nLast\n");
    expect(division?.origins).toEqual([
      { line: 1, file: "article.qmd", fileLine: 1 },
      { line: 8, file: "parts/keys.md", fileLine: 1 },
      { line: 10, file: "article.qmd", fileLine: 8 },
    ]);
    expect(diagnostics.map(({ check, place, help }) => [check, place.file, place.line, help])).toEqual([
      ["text/computed-value-is-present", "parts/keys.md", 1, "Write the value into the text."],
      ["text/included-file-exists", "article.qmd", 11, 'Did you mean "parts/keys.md"?'],
    ]);
  });

  test("files that include each other end", async () => {
    const { diagnostics } = await readFiles({
      "article.md": "---\ntitle: T\nauthors: [A B]\nlanguage: en\n---\n{{< include b.md >}}\n",
      "b.md": "text\n\n{{< include article.md >}}\n",
    });
    expect(diagnostics.map(({ check, place }) => `${check} ${place.file}:${place.line}`)).toEqual([
      "text/includes-end b.md:3",
    ]);
  });
});

describe("cross-references and labels", () => {
  test.each([
    ["Figure \\@ref(fig:map)", 'Figure []{.cross-reference target="fig:map" form="number"}'],
    ["\\autoref{fig:map}.", '[]{.cross-reference target="fig:map" form="label"}.'],
    ["(see {@tbl:x})", '(see []{.cross-reference target="tbl:x" form="number"})'],
    ["Equation \\ref{eq:e}", 'Equation ([]{.cross-reference target="eq:e" form="number"})'],
    ["![A map.\n\\label{fig:map}](m.png)", "![A map.\n](m.png){#fig:map}"],
    ["![A map\\label{fig:map}](m.png){width=50%}", "![A map](m.png){#fig:map width=50%}"],
    ["Table: (\\#tab:x) Sums of\nall", "Table: Sums of\nall {#tab:x}"],
    ["$$ a \\label{eq:a} $$", "$$ a $$ {#eq:a}"],
    ["\\begin{equation}\na = b\n\\label{eq:a}\n\\end{equation}", "$$\na = b\n{}\n$$ {#eq:a}"],
    [
      "\\begin{align}\na &= b \\\\\nc &= d\n\\end{align}",
      "$$\\begin{aligned}\na &= b \\\\\nc &= d\n\\end{aligned}$$",
    ],
    ["a\\index{a!b} \\gref{term\n  x}{key} [x]{#key}", "a [term\n  x](#key) [x]{#key}"],
    ["\\gref{term}{none}", "term"],
    ["one\\footnote{See \\cite{a,b}.}", "one^[See [@a; @b].]"],
  ])("%j", async (written, expected) => {
    expect((await rewrite(written)).markdown).toBe(expected);
  });

  test("code, escapes and mathematics stay as they are", async () => {
    const text =
      "`\\@ref(a)` ``{{< x >}} ` `` \\\\@ref(a) $\\ref{x}$ \\`not code\\`\n\n    \\@ref(indented)\n\n~~~\n<!-- kept -->\n~~~";
    expect((await rewrite(text)).markdown).toBe(text);
  });
});

describe("shortcodes, callouts, comments", () => {
  test("Hugo's and Quarto's shortcodes", async () => {
    const { markdown, found, diagnostics } = await rewrite(
      [
        "{{<pullquote right `To be.`>}}",
        "",
        '{{<wrap class="aside">}}',
        '{{<table caption="Sums">}}',
        "| a |",
        "|---|",
        "| 1 |",
        "{{</table>}}",
        "{{</wrap>}}",
        "",
        "{{< pagebrake >}}",
      ].join("\n"),
    );
    expect(markdown).toBe(
      '<div class="pull-quote">To be.</div>\n\n<div class="aside">\n\n| a |\n|---|\n| 1 |\n: Sums\n</div>\n\n',
    );
    expect(found).toEqual(["warning text/shortcode-is-known article.md:16:1"]);
    expect(diagnostics.at(-1)?.help).toBe('Did you mean "pagebreak"?');
  });

  test("mdBook's and GitHub's callouts hold Markdown", async () => {
    const { markdown } = await rewrite(
      [
        '````admonish tip title="A "',
        "See \\autoref{fig:x}.",
        "```sh",
        "ls",
        "```",
        "````",
        "",
        "> [!WARNING]",
        "> Mind the\n> gap.",
        "",
        "After",
      ].join("\n"),
    );
    expect(markdown).toBe(
      [
        '::: {.callout-tip title="A "}',
        'See []{.cross-reference target="fig:x" form="label"}.',
        "```sh",
        "ls",
        "```",
        ":::",
        "",
        "::: {.callout-warning}",
        "Mind the\ngap.",
        ":::",
        "After",
      ].join("\n"),
    );
  });

  test("comments go, paragraphs stay whole", async () => {
    expect((await rewrite("a <!-- b\n\n```\nc --> d\n\ne\n<!-- f -->\ng")).markdown).toBe(
      "a \n\n\n d\n\ne\n<!-- -->\ng",
    );
  });

  test("a fence that is never closed is an error at its line", async () => {
    expect((await rewrite("a\n\n```sh\nls")).found).toEqual([
      "error text/code-block-is-closed article.md:8:1",
    ]);
  });
});

describe("limits", () => {
  test("brackets, quotations and lists too deep are errors, and Pandoc does not see them", async () => {
    const deep = `${"[".repeat(30)}\n\n${"> ".repeat(40)}deep\n\n${"- ".repeat(20)}deep\n\n[[[[[[six]]]]]] \`${"[".repeat(9)}\`\n`;
    const { markdown, found } = await rewrite(deep);
    expect(found).toEqual([
      "error limits/bracket-depth article.md:6:7",
      "error limits/quotation-depth article.md:8:1",
      "error limits/list-depth article.md:10:1",
    ]);
    expect(markdown).toBe(`${"\\[".repeat(30)}\n\n\n\n\n\n[[[[[[six]]]]]] \`${"[".repeat(9)}\``);
  });

  test("are what whoever runs allows", async () => {
    const text = `${"> ".repeat(40)}deep, in ${"a long line ".repeat(5)}`;
    const limits = { ...usualLimits, quotationLevels: 40, lineCharacters: 90 };
    const { diagnostics } = await readManuscript(memoryFolder({ "article.md": text }), undefined, limits);
    expect(diagnostics.filter(({ check }) => check.startsWith("limits/"))).toMatchObject([
      {
        check: "limits/line-length",
        message: "The line has more than 90 characters; it was left out.",
        help: 'Break the line. Whoever runs the command may allow more: COLOPHON_LIMITS="line-characters=180".',
      },
    ]);
  });

  test("the metadata's texts have them, too", async () => {
    const front = `---\ntitle: Tides ${"^[".repeat(30)}of the bay\nabstract: |\n  It is wide.\n\n  ${"[".repeat(9)}It is deep.\n---\n`;
    const { reading, diagnostics } = await readFiles({ "article.md": `${front}\nText.\n` });
    expect(summary(diagnostics).filter((line) => line.includes("limits/"))).toEqual([
      "error limits/bracket-depth article.md:2:8",
      "error limits/bracket-depth article.md:3:11",
    ]);
    expect(reading.metadata.title).toBe(`Tides ${"^\\[".repeat(30)}of the bay`);
  });
});
