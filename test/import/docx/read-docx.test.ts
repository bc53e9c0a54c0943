import { afterAll, describe, expect, test } from "vitest";
import { readDocx } from "../../../src/import/docx/read-docx.ts";
import type { TrackMode } from "../../../src/import/docx/revisions.ts";
import { startPandoc } from "../../../src/tools/pandoc.ts";
import { field, type Parts, p, picture, png, r, table, wordFile } from "./word-file.ts";

const pool = startPandoc({ processes: 1 });
afterAll(() => pool.stop());

async function reading(parts: Parts, track: TrackMode = "accept") {
  const { value, diagnostics } = await readDocx(
    { name: "paper.docx", files: wordFile(parts), track },
    pool.run,
  );
  expect(diagnostics).toEqual([]);
  if (value === null) throw new Error("The document was refused.");
  const said = value.notices.map(({ kind, message }) => `${kind}: ${message}`);
  return { ...value, said };
}

const heading = (text: string, level = 1) => p(text, `Heading${level}`);
const cells = (text: string, span: string): string => `<w:tc><w:tcPr>${span}</w:tcPr>${p(text)}</w:tc>`;

describe("A Word document's structure", () => {
  test("comes from styles; typed numbers that will be computed are taken off", async () => {
    const { text, metadata, said } = await reading({
      body: [
        p("Tides of the bay", "Title"),
        heading("1 Introduction"),
        p("The bay is “small” -- it's 2 km..."),
        heading("1.1 Place", 2),
        p("A quotation.", "Quote"),
        heading("3 Method"),
        heading("Acknowledgements"),
        p("1. We thank all."),
      ].join(""),
    });
    expect(metadata).toEqual({ title: "Tides of the bay" });
    expect(text).toBe(`# Introduction

The bay is “small” \\-\\- it\\'s 2 km\\.\\.\\.

## Place

> A quotation.

# 3 Method {.unnumbered}

# Acknowledgements {.unnumbered}

1\\. We thank all.
`);
    expect(said).toEqual([
      'recognised: "Tides of the bay" is part of the metadata now.',
      'removed: The typed number 1 of "1 Introduction" is what will be printed, and is left to be computed.',
      'removed: The typed number 1.1 of "1.1 Place" is what will be printed, and is left to be computed.',
      "left: The heading is numbered 3 where 2 would follow; its number stays as it is typed.",
    ]);
  });

  test("keeps the lines of code, whether they are paragraphs or not", async () => {
    const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
    const { text } = await reading({
      body: [
        p("So:"),
        p(
          `${run("for (a):")}<w:r><w:br/></w:r>${run("    b(a)")}<w:r><w:br/><w:tab/></w:r>${run("c")}`,
          "SourceCode",
        ),
        p("d(a)", "SourceCode"),
      ].join(""),
    });
    expect(text).toBe("So:\n\n    for (a):\n        b(a)\n    \tc\n    d(a)\n");
  });

  test.each([
    ["a short summary is the abstract", "We measured tides.", "We measured tides."],
    ["a summary that cites is a section", "We measured tides (Khan 2019).", undefined],
    ["a long summary is a section", "We measured tides. ".repeat(140), undefined],
  ])("%s", async (_, summary, abstract) => {
    const { metadata, text } = await reading({
      body: [p("Tides", "Title"), heading("Summary"), p(summary), heading("Method"), p("By rod.")].join(""),
    });
    expect(metadata["abstract"]).toBe(abstract);
    expect(text.startsWith(abstract === undefined ? "# Summary" : "# Method")).toBe(true);
  });

  test("comes from looks where there are no styles", async () => {
    const bold = "<w:b/>";
    const { text, metadata } = await reading({
      body: [
        p(r("Tides of the bay", `${bold}<w:sz w:val="32"/>`), "", '<w:jc w:val="center"/>'),
        p(
          `${r("Ada Lane")}${r("1,*", '<w:vertAlign w:val="superscript"/>')}${r(" and Bo van der Berg")}${r("2", '<w:vertAlign w:val="superscript"/>')}`,
        ),
        p(`${r("1", '<w:vertAlign w:val="superscript"/>')}${r(" Institute of Tides, Cork")}`),
        p(`${r("2", '<w:vertAlign w:val="superscript"/>')}${r(" University of Ghent")}`),
        p("* Corresponding author: ada.lane@example.org"),
        p("Bo van der Berg, ORCID 0000-0002-1825-0097"),
        p(`${r("Abstract: ", bold)}${r("We measured the ")}${r("tides", "<w:i/>")}${r(".")}`),
        p("Keywords: tides; bays"),
        p(r("1. Introduction", bold)),
        p("The bay has been measured for a hundred years, and nobody has looked at the numbers since."),
        p(r("1.1 Place", `${bold}<w:i/>`)),
        p("It lies in the west of the country, where the sea is deep and the wind never stops to blow."),
        p(r("2. Method", bold)),
        p("We waited, and wrote down what we saw each hour of each day from the spring to the autumn."),
      ].join(""),
    });
    expect(metadata).toEqual({
      title: "Tides of the bay",
      authors: [
        {
          given: "Ada",
          family: "Lane",
          email: "ada.lane@example.org",
          corresponding: true,
          affiliations: [1],
        },
        { given: "Bo", family: "van der Berg", orcid: "0000-0002-1825-0097", affiliations: [2] },
      ],
      affiliations: [
        { id: 1, name: "Institute of Tides, Cork" },
        { id: 2, name: "University of Ghent" },
      ],
      abstract: "We measured the *tides*.",
      keywords: ["tides", "bays"],
    });
    expect(text.match(/^#.*$/gm)).toEqual(["# Introduction", "## Place", "# Method"]);
  });

  test("keeps lists, notes, links, merged cells and text boxes; drops soft hyphens and hidden text", async () => {
    const numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>';
    const { text, sourceText, said } = await reading({
      body: [
        p(
          `${r("Wa­ter")}<w:r><w:footnoteReference w:id="2"/></w:r>${r(" rises")}${r(" secretly", "<w:vanish/>")}${r(".")}`,
        ),
        p("first", "", numbered),
        p("second", "", numbered),
        p(
          `<w:hyperlink r:id="web">${r("our ")}${r("page")}</w:hyperlink>${r(", or ")}<w:hyperlink r:id="local">${r("my disk")}</w:hyperlink>`,
        ),
        table([
          [cells("Month", ""), cells("Tides", '<w:gridSpan w:val="2"/>')],
          [cells("May", '<w:vMerge w:val="restart"/>'), "1", "2"],
          [cells("", "<w:vMerge/>"), "3", "4"],
        ]),
        p(
          `${r("Before")}<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wps:txbx><w:txbxContent>${p("In the box")}</w:txbxContent></wps:txbx></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>${p("In the box")}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
        ),
      ].join(""),
      footnotes: `<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:id="2">${p(`<w:r><w:footnoteRef/></w:r>${r("Salt water.")}`)}</w:footnote>`,
      numbering:
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1)"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
      relations: [
        ["web", "hyperlink", "https://example.org/tides"],
        ["local", "hyperlink", "file:///C:/tides.xls"],
      ],
    });
    expect(text).toBe(`Water[^1] rises.

c)  first
d)  second

[our page](https://example.org/tides), or my disk

+--------------+---------------------------------+
| Month        | Tides                           |
+==============+================+================+
| May          | 1              | 2              |
|              +----------------+----------------+
|              | 3              | 4              |
+--------------+----------------+----------------+

Before

In the box

[^1]: Salt water.
`);
    expect(sourceText).toBe(
      "Water rises.\nfirst\nsecond\nour page, or my disk\nMonth\nTides\nMay\n1\n2\n3\n4\nBefore\nIn the box\nSalt water.",
    );
    expect(said).toEqual([
      'removed: Hidden text is left out: "secretly".',
      'removed: The link to "file:///C:/tides.xls" leads to no address of the web and is left out; its words stay.',
    ]);
  });
});

describe("Figures, tables and equations", () => {
  test("get their captions, ids and references; what cannot be shown keeps its file", async () => {
    const { text, resources, said } = await reading({
      body: [
        p("See Figure 1, Figs. 1 and 2, Table 1a and Figure 9; also Table 1 of Hill (2010), and Eq. (1)."),
        p(picture("one", "A quiet bay")),
        p(`${r("Figure ")}${field("SEQ Figure \\* ARABIC", "1")}${r(". The bay at night.")}`, "Caption"),
        p(picture("two")),
        p("Fig. 2: The bay by day."),
        p("Table 1. Tides."),
        table([
          ["Month", "Tide"],
          ["May", "2"],
        ]),
        p(
          `<m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f></m:oMath><w:r><w:tab/></w:r>${r("(1)")}`,
        ),
        p(`${r("So ")}<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>${r(" is small.")}`),
      ].join(""),
      relations: [
        ["one", "image", "media/image1.png"],
        ["two", "image", "media/image2.emf"],
      ],
      files: { "word/media/image1.png": png, "word/media/image2.emf": "EMF" },
    });
    expect(
      text,
    ).toBe(`See @fig:bay-night, Figs. [-@fig:bay-night] and [-@fig:bay-day], Table [-@tbl:tides]a and Figure 9; also Table 1 of Hill (2010), and Eq. ([-@eq:1]).

![The bay at night.](figures/figure-1.png){#fig:bay-night alt="A quiet bay" width="50%"}

![The bay by day.](figures/figure-2-placeholder.svg){#fig:bay-day width="50%"}

| Month | Tide |
|-------|------|
| May   | 2    |

: Tides. {#tbl:tides}

$$\\frac{a}{b}$$ {#eq:1}

So $x$ is small.
`);
    expect([...resources.keys()]).toEqual([
      "figures/figure-1.png",
      "figures/figure-2.emf",
      "figures/figure-2-placeholder.svg",
    ]);
    expect(said).toEqual([
      'left: The picture "figures/figure-2.emf" is of a kind that editions cannot show; convert it to PNG, JPEG or SVG and put it in the place of "figures/figure-2-placeholder.svg".',
      'removed: The typed "Figure 1." is what will be printed, and is left to be computed.',
      'removed: The typed "Fig. 2:" is what will be printed, and is left to be computed.',
      'removed: The typed "Table 1." is what will be printed, and is left to be computed.',
      "removed: The typed number (1) of an equation is what will be printed, and is left to be computed.",
      'recognised: "Figure 1" leads to its target now.',
      'recognised: "Figs. 1 and 2" leads to its target now.',
      'recognised: "Table 1a" leads to its target now.',
      'recognised: "Eq. (1)" leads to its target now.',
    ]);
  });

  test("legends at the end go to the pictures that have none; fields point to captions", async () => {
    const marked = (id: string, name: string, inside: string): string =>
      `<w:bookmarkStart w:id="${id}" w:name="${name}"/>${inside}<w:bookmarkEnd w:id="${id}"/>`;
    const { text } = await reading({
      body: [
        p(`${r("The map is ")}${field("REF _Ref1 \\h", "Figure 2")}${r(".")}`),
        p(picture("one")),
        p("Text between the pictures, which is no caption at all."),
        p(picture("one")),
        p("The end."),
        p("Figure 1. A bay."),
        p(`${marked("1", "_Ref1", r("Figure 2"))}${r(". A map.")}`),
      ].join(""),
      relations: [["one", "image", "media/image1.png"]],
      files: { "word/media/image1.png": png },
    });
    expect(text).toBe(`The map is @fig:map.

![A bay.](figures/figure-1.png){#fig:bay width="50%"}

Text between the pictures, which is no caption at all.

![A map.](figures/figure-1.png){#fig:map width="50%"}

The end.
`);
  });
});

describe("What is rarer", () => {
  const relations = [["one", "image", "media/a.png"]] as const;
  const files = { "word/media/a.png": png };

  test("several pictures share a caption; a table of one column around a picture is a frame", async () => {
    const { text } = await reading({
      body: [
        p(picture("one")),
        p(picture("one")),
        p("Figure 1. (a) One; (b) two."),
        table([[`<w:tc><w:tcPr/>${p(picture("one"))}</w:tc>`], ["Figure 2. A frame."]]),
      ].join(""),
      relations,
      files,
    });
    expect(text).toBe(`::: {#fig:one-two}
![](figures/figure-1.png){width="50%"}

![](figures/figure-1.png){width="50%"}

\\(a\\) One; (b) two.
:::

![A frame.](figures/figure-1.png){#fig:frame width="50%"}
`);
  });

  test("fields point to headings; lists of contents go; page numbers of Word's are left", async () => {
    const { text, said } = await reading({
      body: [
        p(field('TOC \\o "1-3"', "Method..1")),
        p(`<w:bookmarkStart w:id="1" w:name="_Ref9"/>${r("1 Method")}<w:bookmarkEnd w:id="1"/>`, "Heading1"),
        p(
          `${r("See section ")}${field("REF _Ref9 \\r \\h", "1")}${r(", page ")}${field("PAGEREF _Ref9 \\h", "4")}${r(".")}`,
        ),
        heading("2 Results"),
        p(`<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r><w:r><w:noBreakHyphen/></w:r>${r("x")}`),
        p(": a colon"),
      ].join(""),
    });
    expect(text).toBe(`# Method {#sec:method}

See section [1](#sec:method), page 4.

# Results

✓‑x

\\: a colon
`);
    expect(said.slice(0, 2)).toEqual([
      "removed: A list of contents is left out; the editions make their own.",
      'left: "4" is the number of a page of the Word document, and stays as it is.',
    ]);
  });

  test("notes of authors stand before the text", async () => {
    const { text, metadata } = await reading({
      body: [
        p("Tides", "Title"),
        p(`${r("Ada Lane")}<w:r><w:footnoteReference w:id="2"/></w:r>`),
        heading("Introduction"),
        p("Text."),
        heading("Method"),
      ].join(""),
      footnotes: `<w:footnote w:id="2">${p(`<w:r><w:footnoteRef/></w:r>${r("Now in Cork.")}`)}</w:footnote>`,
    });
    expect(metadata).toMatchObject({ title: "Tides", authors: [{ given: "Ada", family: "Lane" }] });
    expect(text).toBe("Now in Cork.\n\n# Introduction\n\nText.\n\n# Method\n");
  });

  test("Word's own lists of works without a heading get one", async () => {
    const { text } = await reading({
      body: [
        heading("Introduction"),
        p("Text."),
        ...["Hill, Bo. 1999. Bays.", "Lane, Ada. 2001. Tides.", "Lane, Ada. 2002. Waves."].map((entry) =>
          p(entry, "Bibliography"),
        ),
        heading("Appendix"),
      ].join(""),
    });
    expect(text).toContain("Text.\n\n# References {.unnumbered}\n\nHill, Bo. 1999. Bays.\n");
  });
});

describe("Tracked changes and comments", () => {
  const tracked = {
    body: [
      p(
        `${r("The ")}<w:ins w:author="Bo" w:date="2026-01-02T03:04:05Z">${r("deep ")}</w:ins><w:del w:author="Ada" w:date="2026-01-03T00:00:00Z"><w:r><w:delText>shallow </w:delText></w:r></w:del>${r("sea.")}`,
      ),
      p("One", "", '<w:rPr><w:del w:author="Ada"/></w:rPr>'),
      p(" paragraph."),
      p(
        `${r("It is ")}<w:commentRangeStart w:id="7"/>${r("cold")}<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>${r(".")}`,
      ),
    ].join(""),
    comments: `<w:comment w:id="7" w:author="Cy" w:date="2026-02-01T00:00:00Z">${p("How cold?")}</w:comment>`,
  };
  const comment = { text: "On “cold”: How cold?", author: "Cy", date: "2026-02-01T00:00:00Z" };

  test("are accepted", async () => {
    const { text, sourceText, said, queries } = await reading(tracked);
    expect(text).toBe("The deep sea.\n\nOne paragraph.\n\nIt is cold.\n");
    expect(sourceText).toBe("The deep sea.\nOne paragraph.\nIt is cold.");
    expect(said).toEqual(["repaired: 1 insertions and 1 deletions that were tracked are accepted."]);
    expect(queries).toMatchObject([{ ...comment, result: { line: 5, column: 11, certainty: "exact" } }]);
  });

  test("are rejected", async () => {
    const { text, sourceText } = await reading(tracked, "reject");
    expect(text).toBe("The shallow sea.\n\nOne\n\nparagraph.\n\nIt is cold.\n");
    expect(sourceText).toBe("The shallow sea.\nOne\nparagraph.\nIt is cold.");
  });

  test("a query inside the first number does not make a list of its paragraph", async () => {
    const number = `<w:ins w:author="Bo">${r("3")}</w:ins>`;
    const { text, queries } = await reading({ body: p(`${r("1")}${number}${r(". Hill.")}`) }, "keep");
    expect(text).toBe("13\\. Hill.\n");
    expect(queries[0]?.result).toMatchObject({ line: 1, column: 3 });
  });

  test("are kept as queries", async () => {
    const { text, queries } = await reading(tracked, "keep");
    expect(text).toBe("The deep sea.\n\nOne paragraph.\n\nIt is cold.\n");
    expect(queries.map(({ text: query, author, date }) => [query, author, date])).toEqual([
      ["Inserted: “deep”", "Bo", "2026-01-02T03:04:05Z"],
      ["Deleted: “shallow”", "Ada", "2026-01-03T00:00:00Z"],
      [comment.text, comment.author, comment.date],
    ]);
    expect(queries[0]?.result).toMatchObject({ line: 1, column: 10 });
  });
});

describe("Citations of reference managers", () => {
  const work = (title: string) => ({
    type: "book",
    title,
    author: [{ family: "Núñez", given: "Ada" }],
    issued: { "date-parts": [[2020]] },
  });
  const zotero = (items: readonly object[]) =>
    `ADDIN ZOTERO_ITEM CSL_CITATION ${JSON.stringify({ citationItems: items, properties: {} })}`;

  test("of Zotero become keys with locators, prefixes and suffixes; their list goes", async () => {
    const one = { uris: ["http://zotero.org/1"], itemData: { id: 5, ...work("Tides") } };
    const two = { uris: ["http://zotero.org/2"], itemData: { id: 6, ...work("Bays") } };
    const { text, items, said, sourceText } = await reading({
      body: [
        p(
          `${r("So it is ")}${field(zotero([{ ...one, locator: "3-5", label: "page", prefix: "see " }, two]), "(see Núñez 2020a, 3–5; 2020b)")}${r(".")}`,
        ),
        p(
          `${r("Núñez ")}${field(zotero([{ ...one, "suppress-author": true }]), "(2020a)")}${r(" says so.")}`,
        ),
        p(
          `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>ADDIN ZOTERO_BIBL {} CSL_BIBLIOGRAPHY</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${r("Núñez, Ada. 2020a. Tides.")}`,
        ),
        p(`${r("Núñez, Ada. 2020b. Bays.")}<w:r><w:fldChar w:fldCharType="end"/></w:r>`),
      ].join(""),
    });
    expect(text).toBe("So it is [see @nunez2020, pp. 3-5; @nunez2020a].\n\nNúñez [-@nunez2020] says so.\n");
    expect(items).toEqual([
      { ...work("Tides"), id: "nunez2020" },
      { ...work("Bays"), id: "nunez2020a" },
    ]);
    expect(said).toEqual([
      'recognised: The citation "(see Núñez 2020a, 3–5; 2020b)" comes with its data and is linked.',
      'recognised: The citation "(2020a)" comes with its data and is linked.',
      "removed: The reference list that a program made is left out; the editions make it from the works cited.",
    ]);
    expect(sourceText).toContain("Núñez, Ada. 2020b. Bays.");
  });

  test("of Mendeley, EndNote and Word are read; damaged data leaves the words", async () => {
    const endnote =
      '<EndNote><Cite><Prefix>cf. </Prefix><Pages>12</Pages><record><rec-number>4</rec-number><foreign-keys><key app="EN" db-id="x">4</key></foreign-keys><ref-type name="Journal Article">17</ref-type><contributors><authors><author><style>Hill, Bo</style></author></authors></contributors><titles><title>On bays</title><secondary-title>Sea</secondary-title></titles><volume>3</volume><dates><year>1999</year></dates></record></Cite></EndNote>';
    const data = Buffer.from(endnote).toString("base64");
    const mendeley = `ADDIN CSL_CITATION ${JSON.stringify({ citationItems: [{ id: "I1", uris: ["http://mendeley/1"], itemData: { id: "I1", ...work("Tides") } }], mendeley: {} })}`;
    const { text, items, said } = await reading({
      body: [
        p(`${r("A ")}${field(mendeley, "(Núñez 2020)")}`),
        p(`${r("B ")}${field(`ADDIN EN.CITE ${endnote}`, "(cf. Hill 1999)")}`),
        p(
          `${r("C ")}<w:r><w:fldChar w:fldCharType="begin"><w:fldData>${data}</w:fldData></w:fldChar></w:r><w:r><w:instrText>ADDIN EN.CITE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${r("(cf. Hill 1999)")}<w:r><w:fldChar w:fldCharType="end"/></w:r>`,
        ),
        p(
          `${r("D ")}<w:sdt><w:sdtPr/><w:sdtContent>${field("CITATION Lan05 \\p 7 \\n \\l 1033", "(7)")}</w:sdtContent></w:sdt>`,
        ),
        p(`${r("E ")}${field("ADDIN ZOTERO_ITEM CSL_CITATION {broken", "(Lost 2001)")}`),
      ].join(""),
      relations: [["sources", "customXml", "../customXml/item1.xml"]],
      files: {
        "customXml/item1.xml":
          '<b:Sources xmlns:b="http://schemas.openxmlformats.org/officeDocument/2006/bibliography"><b:Source><b:Tag>Lan05</b:Tag><b:SourceType>Book</b:SourceType><b:Title>Waves</b:Title><b:Year>2005</b:Year><b:Author><b:Author><b:NameList><b:Person><b:Last>Lane</b:Last><b:First>Cy</b:First></b:Person></b:NameList></b:Author></b:Author></b:Source></b:Sources>',
      },
    });
    expect(text).toBe(
      "A [@nunez2020]\n\nB [cf. @hill1999, p. 12]\n\nC [cf. @hill1999, p. 12]\n\nD [-@lane2005, p. 7]\n\nE (Lost 2001)\n",
    );
    expect(items).toEqual([
      { ...work("Tides"), id: "nunez2020" },
      {
        id: "hill1999",
        type: "article-journal",
        title: "On bays",
        "container-title": "Sea",
        author: [{ family: "Hill", given: "Bo" }],
        issued: { "date-parts": [[1999]] },
        volume: "3",
      },
      {
        id: "lane2005",
        type: "book",
        title: "Waves",
        author: [{ family: "Lane", given: "Cy" }],
        issued: { "date-parts": [[2005]] },
      },
    ]);
    expect(said.at(-1)).toBe('left: The data of the citation "(Lost 2001)" cannot be read; its words stay.');
  });
});

describe("Damaged documents", () => {
  test.each([
    [
      "a field that never ends",
      `${p(`<w:r><w:fldChar w:fldCharType="begin"/></w:r>${r("Kept")}`)}${p("too.")}`,
      "Kept\n\ntoo.\n",
    ],
    ["a field that never begins", p(`<w:r><w:fldChar w:fldCharType="end"/></w:r>${r("Kept.")}`), "Kept.\n"],
    ["noncharacters of ours", p("a\uFDD0p9\uFDD1b"), "ap9b\n"],
    ["symbols without a number", p(`${r("a")}<w:r><w:sym w:font="X" w:char="FFFFFFFF"/></w:r>`), "a\uFFFD\n"],
  ])("%s loses no text", async (_, body, text) => {
    expect((await reading({ body })).text).toBe(text);
  });
});

describe("What no manuscript needs", () => {
  test("is left out, and said", async () => {
    const { text, said } = await reading({
      body: p(
        `${r("Text.")}<w:r><w:drawing><wp:inline><a:graphic><a:blip r:link="far"/></a:graphic></wp:inline></w:drawing></w:r>`,
      ),
      header: p("Lane: Tides"),
      relations: [
        ["far", "image", "https://example.org/spy.png"],
        ["set", "settings", "settings.xml"],
      ],
      files: {
        "word/vbaProject.bin": "macro",
        "word/embeddings/oleObject1.bin": "object",
        "word/settings.xml": "<settings/>",
        "word/_rels/settings.xml.rels":
          '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="t" Type="x/attachedTemplate" Target="https://example.org/t.dotm" TargetMode="External"/></Relationships>',
      },
    });
    expect(text).toBe("Text.\n");
    expect(said).toEqual([
      "removed: The document's macros are left out.",
      "removed: Files of other programs inside the document are left out.",
      'removed: The link to the template "https://example.org/t.dotm" is left out.',
      'removed: The running head "Lane: Tides" is left out.',
      'left: The picture "https://example.org/spy.png" is not in the document, only a link to it, and is left out.',
    ]);
  });

  test.each([
    ["a document type", '<!DOCTYPE w [<!ENTITY a "b">]><w:document/>', "it declares a document type"],
    ["broken XML", "<w:document>", "unbound namespace prefix"],
  ])("%s makes it unreadable", async (_, document, reason) => {
    const files = new Map([
      ...wordFile({ body: "" }),
      ["word/document.xml", new TextEncoder().encode(document)] as const,
    ]);
    const { diagnostics } = await readDocx({ name: "paper.docx", files, track: "accept" }, pool.run);
    expect(diagnostics).toMatchObject([{ check: "import/document-is-readable", severity: "error" }]);
    expect(diagnostics[0]?.message).toContain(reason);
  });
});

test("Passages in the other direction are marked; a document of such passages runs that way", async () => {
  const bidi = "<w:bidi/>";
  const mixed = await reading({
    body: p("He wrote the following words in his own language.") + p("سلام گل", "", bidi),
  });
  expect(mixed.text).toBe(
    'He wrote the following words in his own language.\n\n::: {lang="fa" dir="rtl"}\nسلام گل\n:::\n',
  );
  const inside = await reading({ body: p(`${r("He said ")}${r("سلام دنیا", "<w:rtl/>")}${r(".")}`) });
  expect(inside.text).toBe('He said [سلام دنیا]{lang="fa" dir="rtl"}.\n');
  const whole = await reading({ body: p("سلام گل", "", bidi) });
  expect(whole.text).toBe("سلام گل\n");
  expect(whole.metadata).toMatchObject({ direction: "rtl" });
});
