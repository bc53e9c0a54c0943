import { expect, test } from "vitest";
import { sourceLinesOf } from "../../src/manuscript/source-lines.ts";
import { readFiles } from "./reading.ts";

const front = "---\ntitle: T\nauthors: [Ada Example]\nlanguage: en\n---\n";

/** The running text of each line, spaces around it taken away, and whether lengths are kept. */
async function proseOf(text: string, file = "article.md") {
  const { reading } = await readFiles({ [file]: file.endsWith(".md") ? front + text : text });
  const lines = sourceLinesOf(reading).filter((line) => line.file === file);
  const skipped = file.endsWith(".md") ? 5 : 0;
  expect(lines.every((line) => line.prose.length === line.text.length)).toBe(true);
  expect(lines.slice(0, skipped).every(({ prose }) => prose.trim() === "")).toBe(true);
  return lines.slice(skipped, -1).map(({ prose }) => prose.trim().replace(/ {2,}/g, " … "));
}

test("quotation marks, dashes and spaces are as typed; markup, code, formulas and addresses are left out", async () => {
  expect(
    await proseOf(
      `# The "bay" -- {#sec:bay .wide}

Some *soft* and **bold** words , \`a , b\` and $x , y$, \\
see [the map](maps/a.png "A , title") or <https://example.org/a,b>[^1] [@berg1990, p. 3; -@dahl].

> - A quoted item, see www.example.org.

[^1]: A note , with text.
[map]: https://example.org/map
`,
    ),
  ).toEqual([
    'The "bay" --',
    "",
    "Some … soft … and … bold … words , … and … ,",
    "see [the map] … or … [ … , p. 3; … ].",
    "",
    "A quoted item, see",
    "",
    "A note , with text.",
    "",
  ]);
});

test("code of every kind, mathematics and comments are no running text", async () => {
  expect(
    await proseOf(
      `Before.

\`\`\`python
print("a , b")
\`\`\`

    indented , code

::: {.note}
    code , too
:::

$$
x , y
$$

<!-- a , comment
over lines -->

\\begin{align}
a , b
\\end{align}

After.
`,
    ),
  ).toEqual(["Before.", ...Array.from({ length: 22 }, () => ""), "After."]);
});

test("tables keep the words of their cells", async () => {
  expect(
    await proseOf(`| Place  | Depth |
|--------|------:|
| Bergen | 3 m   |
`),
  ).toEqual(["Place … Depth", "", "Bergen … 3 m"]);
});

test("a plain text is running text as it stands", async () => {
  const text =
    "The title\n\nA *line* of $5 , with <angles>.\n\nSee https://example.org/a,b or write to a@example.org.\n";
  expect(await proseOf(text, "text.txt")).toEqual([
    "",
    "",
    "A *line* of $5 , with <angles>.",
    "",
    "See … or write to … .",
  ]);
});

test("a chunk that makes a figure hides nothing behind it", async () => {
  const { reading } = await readFiles({
    "_bookdown.yml": "rmd_files: [index.Rmd]\n",
    "index.Rmd": `---
title: T
author: Ada Example
---

\`\`\`{r map, fig.cap="A map."}
knitr::include_graphics("map.png")
\`\`\`

The text goes on.

\`\`\`{r}
x <- "a , b"
\`\`\`

It ends.
`,
    "map.png": new Uint8Array(),
  });
  const prose = sourceLinesOf(reading).map((line) => line.prose.trim());
  expect(prose.filter((line) => line !== "")).toEqual(["The text goes on.", "It ends."]);
});

test("a file that is included twice has its lines once", async () => {
  const { reading } = await readFiles({
    "_bookdown.yml": "rmd_files: [index.Rmd, one.Rmd]\n",
    "index.Rmd": "---\ntitle: T\nauthor: Ada Example\n---\n\n# First\n\n```{r, child='points.md'}\n```\n",
    "one.Rmd": "# Second\n\n```{r, child='points.md'}\n```\n",
    "points.md": "One point.\n",
  });
  const lines = sourceLinesOf(reading).filter(({ file }) => file === "points.md");
  expect(lines.map(({ line, prose }) => [line, prose])).toEqual([[1, "One point."]]);
});
