import { describe, expect, test } from "vitest";
import { readManuscript } from "../../src/manuscript/read.ts";
import { tracePlace } from "../../src/manuscript/trace-place.ts";
import type { Reading } from "../../src/model/reading.ts";
import { memoryFolder } from "./memory-folder.ts";
import { readFiles, summary } from "./reading.ts";

/** `role kind file: first heading`. */
function outline({ divisions }: Reading): readonly string[] {
  return divisions.map(({ role, kind, source, markdown }) => {
    const heading = markdown.split("\n").find((line) => line.startsWith("#"));
    return `${role} ${kind} ${source.path}: ${heading ?? "–"}`;
  });
}

describe("publication.yaml", () => {
  const book = `title: The Almanac
authors: [Ada Example]
language: en
bibliography: notes/works.bib
front-matter:
  - file: opening.md
    kind: preface
body:
  - part: Days
    divisions: [days/monday.md]
  - part: months.md
    divisions:
      - days/tuesday.md
back-matter: [tables.md, glossary.md]
`;
  const files = {
    "publication.yaml": book,
    "notes/works.bib": "",
    "opening.md": "# Before\n\nText\n",
    "days/monday.md": "---\ntitle: Monday\nauthor: Bo Example\n---\n\nText\n\n# Morning\n",
    "months.md": "# Months\n",
    "days/tuesday.md": "# Tuesday\n",
    "tables.md": "# Tables\n",
    "glossary.md": "# Words\n",
  };

  test("divisions come in order, each with its role and kind", async () => {
    const { reading, diagnostics } = await readFiles(files);
    expect(outline(reading)).toEqual([
      "front preface opening.md: # Before",
      "body part publication.yaml: # Days",
      "body chapter days/monday.md: # Monday",
      "body part months.md: # Months",
      "body chapter days/tuesday.md: # Tuesday",
      "back appendix tables.md: # Tables",
      "back glossary glossary.md: # Words",
    ]);
    expect(reading.divisions[2]?.markdown).toBe(
      "\n# Monday\n[Bo Example]{.division-authors}\n\n\nText\n\n## Morning\n",
    );
    expect(reading.metadata).toMatchObject({ kind: "book", bibliography: ["notes/works.bib"] });
    expect(reading.slug).toBe("sample");
    expect(diagnostics).toEqual([]);
  });

  test("a part's title is placed where it was written", async () => {
    const part = (await readFiles(files)).reading.divisions[1];
    const place = { file: "publication.yaml", line: 1, column: 3, certainty: "exact" } as const;
    expect(part && tracePlace(part, place)).toEqual({ ...place, line: 9 });
  });

  test("missing files, unknown kinds and keys are found at their places; the rest is read", async () => {
    const damaged = book
      .replace("months.md", "month.md")
      .replace("kind: preface", "kind: prefase")
      .replace("- days/tuesday.md", "- fiel: days/tuesday.md");
    const { reading, diagnostics } = await readFiles({ ...files, "publication.yaml": damaged });
    expect(summary(diagnostics)).toEqual([
      "error configuration/division-kind-is-known publication.yaml:7:11",
      "warning metadata/keys-are-known publication.yaml:13:9",
      "error configuration/listed-files-exist publication.yaml:13:9",
      "error configuration/listed-files-exist publication.yaml:11:11",
    ]);
    expect(diagnostics[3]?.help).toMatch(/^Did you mean "months.md"/);
    expect(reading.divisions).toHaveLength(5);
  });
});

describe("other tools' books", () => {
  test("Quarto: parts by file and by title, appendices, unnumbered opening, paths from the project", async () => {
    const { reading, diagnostics } = await readFiles({
      "_quarto.yml": `project: {type: book}
book:
  title: Old Weather
  author: "Ada Example and Bo Example"
  date: last-modified
  chapters:
    - index.qmd
    - part: One
      chapters: [a/rain.qmd]
    - references.qmd
  appendices: [data.qmd]
bibliography: [works.bib]
format: {pdf: {number-depth: 2, lang: de-AT, papersize: a5}}
`,
      "works.bib": "",
      "index.qmd": "# Preface {.unnumbered}\n\nHello\n",
      "a/rain.qmd": "---\ntitle: Rain\n---\n\n![Drops](img/drops.png)\n\n{{< include _note.qmd >}}\n",
      "a/_note.qmd": "Wet.\n",
      "img/drops.png": "",
      "references.qmd": "# References {.unnumbered}\n\n::: {#refs}\n:::\n",
      "data.qmd": "# Data\n",
    });
    expect(outline(reading)).toEqual([
      "front preface index.qmd: # Preface {.unnumbered}",
      "body part _quarto.yml: # One",
      "body chapter a/rain.qmd: # Rain",
      "back bibliography references.qmd: # References {.unnumbered}",
      "back appendix data.qmd: # Data",
    ]);
    expect(reading.divisions[2]?.markdown).toBe("\n# Rain\n\n\n![Drops](../img/drops.png)\n\n\nWet.\n");
    expect(reading.metadata).toMatchObject({
      title: "Old Weather",
      authors: [{ name: "Ada Example" }, { name: "Bo Example" }],
      language: "de-AT",
      dates: {},
      settings: { numberDepth: 2, trim: { width: 148, height: 210 } },
    });
    expect(summary(diagnostics)).toEqual([]);
  });

  test("bookdown: headings of level 1 divide, parts, appendices, links shared by all files", async () => {
    const { reading } = await readFiles({
      "_bookdown.yml": "rmd_files: [index.Rmd, one.Rmd, links.md]\n",
      "index.Rmd":
        "---\ntitle: T\nauthor: A B\n---\n\n# Welcome {-}\n\nSee [there][site].\n\n# (PART) First {-}\n\n# Start\n",
      "one.Rmd": "# Next\n\n\\(a\\)\n\n# (APPENDIX) Appendix {-}\n\n# Tables\n\n# References\n",
      "links.md": "[site]: https://example.org\n",
    });
    expect(outline(reading)).toEqual([
      "front chapter index.Rmd: # Welcome {-}",
      "body part index.Rmd: # First",
      "body chapter index.Rmd: # Start",
      "body chapter one.Rmd: # Next",
      "back appendix one.Rmd: # Tables",
      "back bibliography one.Rmd: # References",
    ]);
    const [welcome, , , next] = reading.divisions;
    expect(welcome?.markdown).toContain("\n[site]: https://example.org\n");
    expect(welcome?.origins?.at(-1)).toMatchObject({ file: "links.md", fileLine: 1 });
    expect(next?.markdown).toContain("$a$");
  });

  test("mdBook: headings of the summary are parts, nested chapters are sections as deep as listed", async () => {
    const { reading, diagnostics } = await readFiles({
      "book.toml": '[book]\ntitle = "Kurs"\nauthors = ["Ada Example"]\nlanguage = "fa"\n',
      "src/SUMMARY.md":
        "# Summary\n\n[Preface](pre.md)\n\n# Basics\n\n- [One](one/a.md)\n  - [Under](one/b.md)\n- [Gone](gone.md)\n- [Later]()\n\n[Thanks](thanks.md)\n",
      "src/pre.md": "## Before\n",
      "src/one/a.md": "# One\n\n```rust\n{{#include code.rs:2}}\n```\n",
      "src/one/b.md": "# Under\n\n### Far\n",
      "src/one/code.rs": "fn a() {}\nfn b() {}\n",
      "src/thanks.md": "No heading\n",
    });
    expect(outline(reading)).toEqual([
      "front preface src/pre.md: # Before",
      "body part src/SUMMARY.md: # Basics",
      "body chapter src/one/a.md: # One",
      "back acknowledgements src/thanks.md: # Thanks",
    ]);
    const one = reading.divisions[2];
    expect(one?.markdown).toBe("# One\n\n```rust\n\nfn b() {}\n```\n\n## Under\n\n#### Far\n");
    expect(one?.syntax).toBe("commonmark");
    expect(reading.metadata).toMatchObject({ language: "fa", direction: "rtl" });
    expect(summary(diagnostics)).toEqual(["error configuration/listed-files-exist src/SUMMARY.md:9:1"]);
  });

  test("Manubot: one text, citations by identifier as the bibliography names them", async () => {
    const { reading, diagnostics } = await readFiles({
      "content/metadata.yaml":
        "title: T\nlang: en-US\nauthors:\n  - name: A B\n    github: ab\n    affiliations: [Here, There]\n",
      "content/00.front-matter.md": "{% for a in b %}\n",
      "content/01.abstract.md": "## Abstract {.page_break_before}\n\nShort [@doi:10.1/A].\n",
      "content/02.text.md":
        "## Start\n\nAs [@doi:10.1/a; @https://example.org/x] and @tag:none in {@fig:a}.\n",
      "content/90.end.md": "## End\n",
      "references.json":
        '[{"id":"k1","note":"standard_id: doi:10.1/a"},{"id":"k2","note":"standard_id: url:https://example.org/x"}]',
    });
    expect(outline(reading)).toEqual(["body article content/02.text.md: ## Start"]);
    expect(reading.divisions[0]?.markdown).toContain(
      'As [@k1; @k2] and @tag:none in []{.cross-reference target="fig:a" form="number"}.',
    );
    expect(reading.metadata).toMatchObject({
      abstract: "Short [@k1].",
      bibliography: ["references.json"],
      authors: [{ affiliations: [0, 1] }],
    });
    expect(diagnostics.map(({ check }) => check)).toEqual(["text/template-is-left-out"]);
  });
});

describe("a single document", () => {
  const text = "---\ntitle: T\nauthors: [A B]\nlanguage: en\n---\n\nText\n";

  test.each([
    [{ "README.md": text, "joss/paper.md": text }, "joss/paper.md"],
    [{ "README.md": text, "notes.md": "# N\n", "study.md": text }, "study.md"],
    [{ "article.md": text, "_quarto.yml": "book: {chapters: [a.qmd]}\n", "a.qmd": "# A\n" }, "article.md"],
    [{ "LICENSE.md": text, "one.md": "Only\n" }, "one.md"],
  ])("of %j is %s", async (files, expected) => {
    expect((await readFiles(files)).reading.divisions[0]?.source.path).toBe(expected);
  });

  test("in two languages: the first is taken, and the other's command is named", async () => {
    const plain = text.replace("language: en\n", "");
    const { reading, diagnostics } = await readFiles({ "index.es.md": plain, "index.de.md": plain });
    expect(reading.metadata.language).toBe("de");
    expect(summary(diagnostics)).toEqual(["warning configuration/one-document index.de.md:1:1"]);
    expect(diagnostics[0]?.help).toContain("npm run build -- works/sample/index.es.md");
    const named = await readFiles({ "index.es.md": plain, "index.de.md": plain }, "index.es.md");
    expect(named.reading).toMatchObject({ slug: "sample-es", metadata: { language: "es" } });
    expect(named.diagnostics).toEqual([]);
  });

  test("without front matter the only heading of level 1 is the title, and is not printed twice", async () => {
    const { reading, diagnostics } = await readFiles({ "paper.md": "# On *Rain*\n\nText\n\n## Drops\n" });
    expect(reading.metadata.title).toBe("On *Rain*");
    expect(reading.divisions[0]?.markdown).toBe("\n\nText\n\n## Drops\n");
    expect(summary(diagnostics)).toEqual(["warning metadata/authors-are-given paper.md:1:1"]);
  });
});

describe("a plain text", () => {
  const novel = `\ufeffProduced by somebody\r\n\r\nRAIN;\r\n\r\nor, THE DROPS.\r\n\r\nBy Ada Example\r\n\r\n\r\nCONTENTS\r\n\r\nCHAPTER 1. A Start.\r\n\r\nEpilogue\r\n\r\n\r\n\r\nCHAPTER 1. A Start.\r\n\r\nIt cost *5* dollars -- "no more"... said #1 of those who stood there\r\n1. waiting for the rain to fall on them and on all of the others.\r\n\r\n    Rain, rain,\r\n      go away\r\n\r\nEpilogue\r\n\r\nEnd\r\n`;

  test("becomes a book whose words stay as they are", async () => {
    const { reading, diagnostics } = await readFiles({ "rain.txt": novel });
    expect(outline(reading)).toEqual([
      "front other rain.txt: –",
      "body chapter rain.txt: # CHAPTER 1. A Start. {.unnumbered}",
      "body other rain.txt: # Epilogue {.unnumbered}",
    ]);
    expect(reading.metadata).toMatchObject({
      title: "RAIN; or, THE DROPS",
      authors: [{ name: "Ada Example" }],
    });
    expect(reading.divisions[0]?.markdown.trim()).toBe("Produced by somebody");
    expect(reading.divisions[1]?.markdown).toBe(
      '# CHAPTER 1. A Start. {.unnumbered}\n\nIt cost \\*5\\* dollars \\-\\- \\"no more\\"\\... said \\#1 of those who stood there\n1\\. waiting for the rain to fall on them and on all of the others.\n\n| Rain, rain,\n|   go away\n\n',
    );
    expect(reading.divisions[1]?.origins).toEqual([{ line: 1, file: "rain.txt", fileLine: 18 }]);
    expect(diagnostics.map(({ check, place }) => `${check}:${place.line}`)).toEqual([
      "text/contents-are-made:10",
      "metadata/language-is-given:1",
    ]);
  });
});

describe("a folder without a manuscript", () => {
  test.each([
    [{ "README.md": "# R\n" }, undefined, "configuration/manuscript-exists", "article.md"],
    [{ "article.md": "a\n" }, "artcle.md", "configuration/document-exists", "artcle.md"],
    [{ "article.md": "" }, undefined, "divisions/have-text", "empty"],
  ])("%j, %s: %s", async (files, document, check, word) => {
    const { value, diagnostics } = await readManuscript(memoryFolder(files), document);
    expect(value).toBeNull();
    expect(diagnostics.find((diagnostic) => diagnostic.check === check)?.message).toContain(word);
  });
});
