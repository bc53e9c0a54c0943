import { afterAll, describe, expect, test } from "vitest";
import { readEpub } from "../../../src/import/documents/read-epub.ts";
import { readHtml } from "../../../src/import/documents/read-html.ts";
import { readOdt } from "../../../src/import/documents/read-odt.ts";
import { readRtf } from "../../../src/import/documents/read-rtf.ts";
import { unpackArchive } from "../../../src/import/unpack-archive.ts";
import type { Checked } from "../../../src/model/diagnostic.ts";
import type { ImportDraft } from "../../../src/model/import.ts";
import { startPandoc } from "../../../src/tools/pandoc.ts";
import { epub, odt, pictureAddress } from "./sent-files.ts";

const pandoc = startPandoc();
afterAll(pandoc.stop);

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

function draftOf({ value, diagnostics }: Checked<ImportDraft | null>): ImportDraft {
  if (value === null) throw new Error(JSON.stringify(diagnostics));
  return value;
}

const html = async (text: string): Promise<ImportDraft> =>
  draftOf(await readHtml({ name: "page.html", bytes: bytesOf(text) }, pandoc.run));
const rtf = async (text: string): Promise<ImportDraft> =>
  draftOf(await readRtf({ name: "paper.rtf", bytes: Buffer.from(text, "latin1") }, pandoc.run));
const ofOdt = async (bytes: Uint8Array): Promise<ImportDraft> =>
  draftOf(
    await readOdt(
      { name: "paper.odt", bytes, files: unpackArchive("a", bytes).value ?? new Map() },
      pandoc.run,
    ),
  );
const ofEpub = async (bytes: Uint8Array): Promise<ImportDraft> =>
  draftOf(
    await readEpub(
      { name: "book.epub", bytes, files: unpackArchive("a", bytes).value ?? new Map() },
      pandoc.run,
    ),
  );
const said = ({ notices }: ImportDraft, kind: string): readonly string[] =>
  notices.filter((notice) => notice.kind === kind).map(({ message }) => message);

describe("RTF", () => {
  test("letters are those of the file, whatever fallback, code page or plane they are from", async () => {
    const draft = await rtf(
      String.raw`{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Times;}{\f1\fcharset204 Times;}}\pard The \u8220?sea\u8221? rises\u8212- it is \'e9t\'e9, {\uc0\u1575 \u1576 }, {\uc2\u233?!x}, {\f1 \'ec\'ee\'f0\'e5}, \u-10179?\u-8704?.\par}`,
    );
    expect(draft.text).toBe('The “sea” rises— it is été, [اب]{lang="ar" dir="rtl"}, éx, море, 😀.\n');
    expect(draft.sourceText).toBe("The “sea” rises— it is été, اب, éx, море, 😀.");
  });

  test("notes are read in both forms; what is hidden, deleted or no text is left out and said", async () => {
    const draft = await rtf(
      String.raw`{\rtf1\ansi{\header Running\par}\pard One{\super\chftn}{\*\footnote\chftn First.} two{\super \chftn{\footnote \pard\plain Second.}} {\v unseen}{\deleted gone}here.{\*\atnauthor Ed}{\*\annotation {\*\atndate 1}Why?}\par}`,
    );
    expect(draft.text).toBe("One[^1] two[^2] here.\n\n[^1]: First.\n\n[^2]: Second.\n");
    expect(draft.sourceText.split(/\s+/)).toEqual(["One", "First.", "two", "Second.", "here."]);
    expect(said(draft, "removed")).toEqual([
      "Deletions that were tracked are accepted.",
      "Running heads and feet are left out.",
    ]);
    expect(draft.queries).toMatchObject([{ text: "Why?", author: "Ed" }]);
  });

  test("styles of the sheet say what is the title and the author", async () => {
    const draft = await rtf(
      String.raw`{\rtf1\ansi{\stylesheet{\s0 Normal;}{\s1 Title;}{\s2 Author;}}\pard\s1 Tides\par\pard\s2 Ana Mora\par\pard\s0 The sea is wide.\par}`,
    );
    expect(draft.metadata).toMatchObject({ title: "Tides", authors: [{ given: "Ana", family: "Mora" }] });
    expect(draft.text).toBe("The sea is wide.\n");
  });
});

describe("HTML", () => {
  test("scripts, styles and contents go; pictures stay, or a placeholder; nothing is lost", async () => {
    const draft = await html(
      `<!doctype html><html lang="en"><head><title>Tides | Journal</title><style>p{}</style></head><body><nav id="toc"><a href="#a">A part</a></nav><h1>Tides</h1><p class="author">Ana Mora</p><h2 id="a">First part</h2><p>See <a href="#f">Figure 1</a>, <a href="#a">the part</a> and <a href="other.html">more</a>.<script>alert(1)</script></p><figure id="f"><img src="${pictureAddress}" alt="x"><figcaption>Figure 1. The shore</figcaption></figure><p><img src="https://example.org/far.png" alt="far"></p><h2>Second part</h2><p>Caf&eacute; &alpha;.</p></body></html>`,
    );
    expect(draft.metadata).toMatchObject({
      title: "Tides",
      language: "en",
      authors: [{ given: "Ana", family: "Mora" }],
    });
    expect(draft.text).toMatchInlineSnapshot(`
      "# First part {#sec:first-part}

      See @fig:shore, [the part](#sec:first-part) and more.

      ![The shore](figures/figure-1.png){#fig:shore alt="x"}

      ![](figures/figure-2.svg){alt="far"}

      # Second part

      Café α.
      "
    `);
    expect([...draft.resources.keys()]).toEqual(["figures/figure-1.png", "figures/figure-2.svg"]);
    expect(said(draft, "removed")).toMatchInlineSnapshot(`
      [
        "Scripts are left out.",
        "Style sheets are left out.",
        "The table of contents is left out; the editions make their own.",
        "The window's title "Tides | Journal" is left out; "Tides" is the title.",
        "The link to "other.html" leads to no address of the web and is left out; its words stay.",
        "The typed "Figure 1." is what will be printed, and is left to be computed.",
      ]
    `);
  });

  test("typed TeX is a formula; a repeated author leaves his note; links to nowhere become words", async () => {
    const draft = await html(
      `<html><head><title>Tides</title><meta name="author" content="Ana Mora"></head><body><h1>Tides</h1><p>Ana Mora<a href="#n1" id="r1" role="doc-noteref"><sup>1</sup></a></p><h2>Part</h2><p>Here $x_1$ costs $5 or $6, and a \\path is "typed" <a href="#gone">there</a>.</p><section role="doc-endnotes"><ol><li id="n1"><p>She wrote it.<a href="#r1" role="doc-backlink">b</a></p></li></ol></section></body></html>`,
    );
    expect(draft.text).toBe(
      'She wrote it.\n\n# Part\n\nHere $x_1$ costs \\$5 or \\$6, and a \\\\path is \\"typed\\" there.\n',
    );
    expect(said(draft, "removed")).toContain(
      "Links inside the document that lead to no heading, figure or table, 1 in all, are left out; their words stay.",
    );
  });

  test("notes of older pages, which link there and back, are notes; formulas that a program sets are formulas", async () => {
    const draft = await html(
      `<html><head><title>Tides</title><script src="https://example.org/MathJax.js"></script></head><body><h1>Tides</h1><p>Word<a href="#_ftn1" name="_ftnref1"><span>[1]</span></a> has <span class="math inline">\\(x_1\\)</span>, books<a id="r2" href="#n2"><sup>2</sup></a> have theirs, and so<sup id="ref-3"><a href="#note-3">[3]</a></sup>.</p><p>\\[x^2\\]</p><div><hr><div id="ftn1"><p><a href="#_ftnref1" name="_ftn1">[1]</a> One.</p><p>More.</p></div></div><h2>Notes</h2><p id="n2"><a href="#r2">2.</a> Two.</p><ol><li id="note-3"><a href="#ref-3">^</a> Three.</li></ol><h2>Part</h2><p>See <a href="#n2">2</a>.</p></body></html>`,
    );
    expect(draft.text).toBe(`Word[^1] has $x_1$, books[^2] have theirs, and so[^3].

$$x^2$$

# Part

See 2.

[^1]: One.

    More.

[^2]: Two.

[^3]: Three.
`);
    expect(said(draft, "removed")).toContain(
      "Links of notes, 3 in all, are notes now; their marks are computed.",
    );
  });

  test("a caption is told by its class; the description of the picture is none", async () => {
    const draft = await html(
      `<p>One.</p><div class="float"><img src="a.png" alt="A blue bay"><div class="figcaption">The bay.</div></div><p>Two.</p>`,
    );
    expect(draft.text).toBe('One.\n\n![The bay.](figures/figure-1.svg){#fig:bay alt="A blue bay"}\n\nTwo.\n');
  });

  test("looks that change within a word, or not at all, stay what they are", async () => {
    const draft = await html(
      "<p><em><strong>Save</strong><strong> (</strong><strong>1a</strong></em><em>)</em> and <b>b</b><b>c</b>d.</p>",
    );
    expect(draft.text).toBe("***Save** **(1a**)* and **bc**d.\n");
  });

  test("a language that cannot be that of the letters is not believed", async () => {
    const draft = await html(
      '<html lang="en-US"><body><p>این متن به زبان فارسی است و پژوهش گستردهای دارد.</p></body></html>',
    );
    expect(draft.metadata).toMatchObject({ language: "fa", direction: "rtl" });
  });

  test("the encoding a page names is the one it is read in", async () => {
    const page = `<html><head><meta charset="windows-1251"></head><body><p>${"\u00ec\u00ee\u00f0\u00e5"}</p></body></html>`;
    const { value } = await readHtml({ name: "a.html", bytes: Buffer.from(page, "latin1") }, pandoc.run);
    expect(value?.text).toBe("море\n");
  });
});

describe("ODT", () => {
  test("styles make the front; contents, comments and deletions go; formulas and captions stay", async () => {
    const formula = `<math xmlns="http://www.w3.org/1998/Math/MathML"><msup><mi>a</mi><mn>2</mn></msup></math>`;
    const draft = await ofOdt(
      odt(
        `<text:tracked-changes><text:changed-region xml:id="c1"><text:deletion><text:p>gone</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p text:style-name="P1">Tides</text:p><text:p text:style-name="P2">A measure</text:p><text:table-of-content text:name="c"><text:index-body><text:p>Introduction 1</text:p></text:index-body></text:table-of-content><text:h text:outline-level="1">1. Introduction</text:h><text:p>The <text:span text:style-name="T1">sea</text:span> is <draw:frame><draw:object xlink:href="./Object 1" xlink:type="simple"/></draw:frame> wide<text:change text:change-id="c1"/>.<office:annotation><dc:creator>Ed</dc:creator><text:p>Why?</text:p></office:annotation><text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>A note.</text:p></text:note-body></text:note></text:p><text:p><draw:frame svg:width="5cm"><draw:image xlink:href="Pictures/shore.png"/></draw:frame></text:p><text:p text:style-name="Figure">The shore</text:p><text:h text:outline-level="1">2. Measures</text:h><text:p>Nothing.</text:p>`,
        { "Object 1/content.xml": bytesOf(formula) },
      ),
    );
    expect(draft.metadata).toMatchInlineSnapshot(`
      {
        "language": "en-GB",
        "subtitle": "A measure",
        "title": "Tides",
      }
    `);
    expect(draft.text).toMatchInlineSnapshot(`
      "# Introduction

      The *sea* is $a^{2}$ wide.[^1]

      ![The shore](figures/figure-1.png){#fig:shore width="30%"}

      # Measures

      Nothing.

      [^1]: A note.
      "
    `);
    expect(said(draft, "removed")).toMatchInlineSnapshot(`
      [
        "The table of contents is left out; the editions make their own.",
        "1 tracked changes are accepted.",
        "The typed number 1 of "1. Introduction" is what will be printed, and is left to be computed.",
        "The typed number 2 of "2. Measures" is what will be printed, and is left to be computed.",
      ]
    `);
    expect(draft.queries).toMatchObject([
      { text: "Why?", author: "Ed", result: { file: "article.md", line: 3 } },
    ]);
  });
});

describe("EPUB", () => {
  test("spine, title page and links between files; cover and contents are not doubled", async () => {
    const draft = await ofEpub(
      epub({
        one: '<h1 id="i">Introduction</h1><p>The sea rises, as <a href="two.xhtml#m">Measures</a> say.<a epub:type="noteref" href="#n1">1</a></p><aside epub:type="footnote" id="n1"><p>A note.</p></aside>',
        two: '<h1 id="m">Measures</h1><p><img src="media/shore.png" alt="A shore"/></p><p>See <a href="one.xhtml">the beginning</a>.</p>',
      }),
    );
    expect(draft.metadata).toMatchInlineSnapshot(`
      {
        "abstract": "The bay was measured for a year.",
        "authors": [
          {
            "family": "Mora",
            "given": "Ana",
          },
          {
            "family": "Ito",
            "given": "Ben",
          },
        ],
        "dates": {
          "published": "2020-01-02",
        },
        "keywords": [
          "tides",
        ],
        "language": "en-GB",
        "number-depth": 0,
        "title": "Tides of the Bay",
      }
    `);
    expect(draft.text).toMatchInlineSnapshot(`
      "# Introduction {#sec:introduction}

      The sea rises, as [Measures](#sec:measures) say.[^1]

      # Measures {#sec:measures}

      ![](figures/figure-1.png){alt="A shore"}

      See [the beginning](#sec:introduction).

      [^1]: A note.
      "
    `);
    expect(draft.sourceText).toMatchInlineSnapshot(`
      "
      Tides of the Bay
      Ana Mora
      Ben Ito
      The bay was measured for a year.
      Introduction
      The sea rises, as Measures say.
      A note.
      Measures
      See the beginning."
    `);
    expect(said(draft, "removed")).toMatchInlineSnapshot(`
      [
        "The picture of the cover is left out.",
        ""Tides of the Bay" says again what is in the metadata, and is left out of the text.",
        ""Ana Mora" says again what is in the metadata, and is left out of the text.",
        ""Ben Ito" says again what is in the metadata, and is left out of the text.",
      ]
    `);
  });
});
