import { readFileSync } from "node:fs";
import { afterAll, expect, test } from "vitest";
import { readEntry } from "../../../src/citations/typed-list/read-entry.ts";
import { readJats } from "../../../src/import/jats/read-jats.ts";
import type { ImportDraft } from "../../../src/model/import.ts";
import { openToolbox } from "../../../src/tools/toolbox.ts";

const toolbox = openToolbox(false, null);
afterAll(() => toolbox.close());

const none = async () => null;

async function readBytes(bytes: Uint8Array, beside: (path: string) => Promise<Uint8Array | null> = none) {
  const readTyped = (text: string) => readEntry({ text, emphasised: [] }).item;
  return readJats({ name: "tides.xml", bytes, beside, readTyped }, toolbox.pandoc.run);
}

async function read(xml: string, beside = none): Promise<ImportDraft> {
  const { value } = await readBytes(new TextEncoder().encode(xml), beside);
  if (value === null) throw new Error("nothing was read");
  return value;
}

function ofPublisher(name: string): Promise<ImportDraft> {
  return read(readFileSync(new URL(`articles/${name}.xml`, import.meta.url), "utf8"));
}

/** An article with this body and these works. */
function article(body: string, refs = "", attributes = ""): string {
  const front =
    "<front><article-meta><title-group><article-title>Tides</article-title></title-group></article-meta></front>";
  return `<?xml version="1.0"?>\n<article ${attributes}>${front}<body>${body}</body><back><ref-list>${refs}</ref-list></back></article>`;
}

const works = [1, 2, 3, 4, 5]
  .map(
    (number) =>
      `<ref id="r${number}"><label>${number}</label><mixed-citation publication-type="book"><name><surname>Hill</surname> <given-names>E</given-names></name>. <source>Volume ${number}</source>. <publisher-name>Shore</publisher-name>; <year>200${number}</year>.</mixed-citation></ref>`,
  )
  .join("");
const call = (number: number, text = String(number)): string =>
  `<xref ref-type="bibr" rid="r${number}">${text}</xref>`;

test("front matter becomes metadata, and what has no place there is named", async () => {
  const { metadata, notices } = await ofPublisher("author-date");
  expect(metadata).toMatchObject({
    title: "Clocks of *Littorina* under two moons",
    subtitle: "A field study",
    language: "en",
    authors: [
      {
        given: "Ngozi",
        family: "Okafor",
        orcid: "0000-0002-1825-0097",
        "equal-contribution": true,
        affiliations: [1],
        roles: ["Investigation", "Writing – original draft"],
      },
      { name: "Anna de Wit Jr", email: "anna@shore.example.org", corresponding: true, affiliations: [1, 2] },
      { name: "The Shore Consortium" },
    ],
    affiliations: [
      {
        id: 1,
        name: "Department of Snails, Coast University",
        city: "Bergen",
        country: "Norway",
        ror: "https://ror.org/02mhbdp94",
      },
      { id: 2, name: "Tide Institute", city: "Delft", country: "The Netherlands" },
    ],
    abstract: "**Background:** Snails keep time by the tide.\n\n**Results:** They keep it by *both* moons.",
    keywords: ["tides", "clocks"],
    journal: { title: "Tidal Biology", issn: "2049-3630", volume: "10" },
    publisher: "Shore Press",
    doi: "10.5555/tidal.00031",
    dates: { received: "2020-11-01", accepted: "2021-02-20", published: "2021-03-09" },
    licence: "CC-BY-4.0",
    copyright: "© 2021, Okafor et al",
    funding: [
      { source: "Research Council of the Sea", award: "SEA-7" },
      { statement: "The funders had no part in the study." },
    ],
    "citation-style": "apa",
  });
  const left = notices.filter(({ kind }) => kind === "left").map(({ message }) => message);
  for (const words of [
    "Per Lund Reviewing Editor",
    "Fjord College Norway",
    "e00031",
    "1234-5671",
    "Research Article",
    "Littorina",
  ])
    expect(left.filter((message) => message.includes(`"${words}"`))).toHaveLength(1);
  expect(left.filter((message) => message.includes('another article, "Decision letter"'))).toHaveLength(1);
});

test("authors and years in brackets are one citation; figures, tables, sections and formulas are referred to", async () => {
  const { text } = await ofPublisher("author-date");
  expect(text).toContain(
    "Snails have clocks [@bib1; @bib2], as @bib3 and Lee [-@bib4] say [but see @bib1, p. 4].",
  );
  expect(text).toContain(
    "Figure [-@fig:beat-snail-day]A, @fig:beat-snail-day and Figure [-@fig:beat-snail-day]—figure supplement 1",
  );
  expect(text).toContain(
    "@tbl:snails-shore has counts, and [Materials and methods](#sec:materials-methods) the rest; see Equation [-@eq:1].",
  );
  expect(text).toContain("The period is $$T = \\frac{1}{f}$$ {#eq:1} where $f$ is the frequency.");
  expect(text).toContain('{#fig:beat-snail-day alt="A wave with two peaks."}');
  expect(text).toContain("**Figure [-@fig:beat-snail-day]—figure supplement 1.** All beats.");
  expect(text).toMatch(/\| Shore \| Snails +\|\n/);
  expect(text).toContain("^\\*^ Two were asleep.");
  expect(text.match(/^# .*$/gm)).toEqual([
    "# Digest",
    "# Introduction",
    "# Materials and methods {#sec:materials-methods}",
    "# Acknowledgements",
    "# Author contributions",
    "# Competing interests",
    "# References",
  ]);
});

test("works of parts keep what they say", async () => {
  const { items } = await ofPublisher("author-date");
  expect(items).toMatchObject([
    {
      id: "bib1",
      type: "article-journal",
      "container-title": "Journal of Tides",
      page: "1–9",
      DOI: "10.5555/jt.2010.4",
      PMID: "20123456",
    },
    {
      id: "bib2",
      type: "chapter",
      title: "Moons",
      "container-title": "The Sea",
      editor: [{ family: "Lund" }],
      custom: { "and-others": true },
    },
    { id: "bib3", type: "article", page: "2018.03.01" },
    {
      id: "bib4",
      type: "dataset",
      title: "Snail counts",
      author: [{ family: "Lee" }, { literal: "Shore Watch" }],
      URL: "https://archive.example.org/4",
    },
  ]);
  expect(items.some((item) => "as-typed" in item)).toBe(false);
});

test("numbered sections, lists, boxes, verse, formulas in TeX and figures from the end of the file", async () => {
  const { text, metadata } = await ofPublisher("numbered");
  expect(metadata).not.toHaveProperty("number-depth");
  expect(metadata).toMatchObject({
    title: "Heights of tides",
    authors: [
      { family: "Mora", email: "mora@tides.example.org", corresponding: true, affiliations: [1] },
      { given: "Ken", family: "Sato" },
    ],
    affiliations: [{ name: "Institute of Tides", country: "Portugal" }],
    journal: { "first-page": 12 },
    dates: { published: "2019-05-04" },
    licence: { name: "Read it as you like, and name us." },
  });
  expect(text).toContain("# Resumo {.unnumbered}\n\nAs marés sobem.\n\n# Introduction\n");
  expect(text).toContain(
    "Tides rise [@B1; @B2; @B3; @B5]. Some fall [@B4; @B5], others not [see @B2, p. 7].",
  );
  expect(text).toContain("Section [2](#sec:methods).[^1]");
  expect(text).toContain('::: {.callout-note title="Box 1 How to wait"}');
  expect(text).toContain("## Gauges\n\nWe read gauges:\n\n(i) in the north;\n");
  expect(text).toContain("$$h = \\rho g$$ {#eq:1} $$k = h^2$$ {#eq:2} by Eq. ([-@eq:2]), and ([-@eq:1]).");
  expect(text).toMatch(
    /See @fig:gauge and @tbl:heights\.\n\n!\[The gauge\.\]\(figures\/figure-1\.svg\)\{#fig:gauge\}\n\n\| Bay/,
  );
  expect(text).toContain("| North | 2\u00a0m");
  expect(text).toContain("> The sea is the sea.\n>\n> — A sailor");
  expect(text).toContain("| The tide comes in,\n| the tide goes out.");
  expect(text).toContain("    tide  up\n    tide  down");
  expect(text).toContain("**Data 1 All heights.** As a table.");
  expect(text).toMatch(/# Author notes \{\.unnumbered\}\n\n† For those who wait\.\n\n# References/);
});

test("entries without marks are parsed, and entries whose words have no field print as typed", async () => {
  const { items } = await ofPublisher("numbered");
  expect(items).toMatchObject([
    { id: "B1", type: "article-journal", author: [{ family: "Hill" }], DOI: "10.5555/jt.4" },
    {
      id: "B2",
      type: "chapter",
      author: [{ family: "Berg" }],
      editor: [{ family: "Lund" }],
      note: "Berg O. Ebb. In: Lund P, editor. The Sea. Bergen: Shore Press; 2014. pp. 1–3.",
    },
    {
      id: "B3",
      type: "article-journal",
      title: "A theory of waves",
      "container-title": "Wave Letters",
      volume: "3",
    },
    { id: "B4", type: "paper-conference", "event-place": "Oslo" },
    { id: "B5", type: "thesis", publisher: "Coast University" },
  ]);
  const odd = `<ref id="r1"><label>1</label><mixed-citation publication-type="other">Wave Tools [Internet]. The makers of waves; c2014 May. Available from: <ext-link xmlns:x="http://www.w3.org/1999/xlink" x:href="http://waves.example.org">http://waves.example.org</ext-link>.</mixed-citation></ref>`;
  const draft = await read(article(`<p>Waves [${call(1)}].</p>`, odd));
  expect(draft.items).toMatchObject([
    {
      URL: "http://waves.example.org",
      "as-typed":
        "Wave Tools [Internet]. The makers of waves; c2014 May. Available from: http://waves.example.org.",
    },
  ]);
  expect(draft.items[0]?.["title"]).toMatch(/Wave Tools/);
});

test("notes with works in them are notes, and are set where they are called first", async () => {
  const { text, notices } = await ofPublisher("humanities");
  expect(text).toContain("It was written in haste.[^1] Nobody answered it.[^2] It says so.^1^");
  expect(text).toContain("[^1]: See J. Vermeer, Letters (Delft: Canal, 1660), 12.");
  expect(text).toContain("[^2]: *Ibid.*, 14.");
  expect(text).toContain("**Ida.** Write to me.");
  expect(notices.map(({ message }) => message).join("\n")).toContain('The note "See J. Vermeer');
});

test.each([
  ["a range", `[${call(1)}–${call(3)}]`, "[@r1; @r2; @r3]", "numeric-brackets"],
  [
    "a range in one call",
    `[<xref ref-type="bibr" rid="r2 r4">2–4</xref>]`,
    "[@r2; @r3; @r4]",
    "numeric-brackets",
  ],
  ["brackets of its own", `${call(1, "[1]")}, ${call(4, "[4]")}`, "[@r1; @r4]", "numeric-brackets"],
  ["round brackets", `(${call(1)}, ${call(5)})`, "[@r1; @r5]", "numeric-parentheses"],
  [
    "raised numbers",
    `<sup>${call(1)},${call(3)}–${call(5)}</sup>`,
    "[@r1; @r3; @r4; @r5]",
    "numeric-superscript",
  ],
  ["raised in the call", call(2, "<sup>2</sup>"), "[@r2]", "numeric-superscript"],
])("citations by number: %s", async (_, typed, keyed, style) => {
  const { text, metadata } = await read(article(`<p>Tides rise ${typed}.</p>`, works));
  expect(text.trim()).toBe(`Tides rise ${keyed}.`);
  expect(metadata["citation-style"]).toBe(style);
});

test("a picture beside the article is taken with any ending, and asked for where there is none", async () => {
  const fig = (id: string, href: string): string =>
    `<fig id="${id}"><label>Fig ${id}</label><caption><p>The sea.</p></caption><graphic xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="${href}"/></fig>`;
  const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const asked: string[] = [];
  const { value } = await readBytes(
    new TextEncoder().encode(
      article(`${fig("1", "info:doi/10.5555/tide.g001")}${fig("2", "../../etc/passwd")}`),
    ),
    async (path) => {
      asked.push(path);
      return path === "tide.g001.PNG" ? png : null;
    },
  );
  expect([...(value?.resources.keys() ?? [])]).toEqual(["figures/figure-1.png", "figures/figure-2.svg"]);
  expect(value?.queries.map(({ text }) => text)).toEqual([
    'Please send the picture "../../etc/passwd" of Fig 2, as PNG, JPEG or SVG.',
  ]);
  expect(asked.filter((path) => path.includes(".."))).toEqual([]);
});

test("encodings are read as declared, and refused where the bytes are not of them", async () => {
  const latin = article("<p>Gezeiten über Föhr</p>").replace(
    'version="1.0"',
    'version="1.0" encoding="ISO-8859-1"',
  );
  const read1 = await readBytes(Uint8Array.from(Buffer.from(latin, "latin1")));
  expect(read1.value?.text.trim()).toBe("Gezeiten über Föhr");
  const wide = Buffer.from(`\ufeff${latin.replace("ISO-8859-1", "UTF-16")}`, "utf16le");
  expect((await readBytes(Uint8Array.from(wide))).value?.text.trim()).toBe("Gezeiten über Föhr");
  const wrong = await readBytes(Uint8Array.from(Buffer.from(latin.replace("ISO-8859-1", "UTF-8"), "latin1")));
  expect(wrong.diagnostics.map(({ check }) => check)).toEqual(["policy/encoding-is-as-declared"]);
});

test("XML that is not well formed is refused with its line", async () => {
  const { value, diagnostics } = await readBytes(new TextEncoder().encode(article("<p>Tides\n<b>rise</p>")));
  expect(value).toBeNull();
  expect(diagnostics).toMatchObject([{ check: "import/document-is-readable", place: { line: 3 } }]);
});

test("names of characters are read, entities of a document's own refused", async () => {
  const type = '<!DOCTYPE article PUBLIC "-//NLM//DTD X//EN" "x.dtd">\n<article';
  const draft = await read(article("<p>Ebb&ndash;flow &alpha;</p>").replace("<article", type));
  expect(draft.text.trim()).toBe("Ebb–flow α");
  const own = await readBytes(
    new TextEncoder().encode(
      article("<p>Tides</p>").replace("<article", '<!DOCTYPE article [<!ENTITY a "b">]><article'),
    ),
  );
  expect(own.diagnostics.map(({ check }) => check)).toEqual(["limits/no-own-entities"]);
  const unknown = await readBytes(new TextEncoder().encode(article("<p>&nosuchname;</p>")));
  expect(unknown.diagnostics).toMatchObject([{ check: "import/document-is-readable", place: { line: 2 } }]);
});

test("unusual articles: signs raised alone, figures in lists, entries of several works and of none", async () => {
  const { text, items, metadata, queries } = await ofPublisher("unusual");
  expect(text).toContain("Before all sections.[@R1; @R2-1; @R2-2; @R3]");
  expect(items.map(({ id }) => id)).toEqual(["R1", "R2-1", "R2-2", "R3"]);
  expect(items[3]).toMatchObject({ "as-typed": "A note among works." });
  expect(text).toContain("In ^14^C and H~2~O, x^2^.");
  expect(text).toMatch(
    /2\. {2}two with \$x_1\$\n\n!\[In a list\.\]\(figures\/figure-2\.svg\)\{#fig:list\}\n\nand ends\./,
  );
  expect(text).toContain("**Scheme 1**. A scheme.");
  expect(text).toContain("See Figs [-@fig:list] and [-@fig:two-parts-photo], Scheme 1,");
  // A table that is a picture is counted nowhere, so the others keep their numbers.
  expect(text).toContain("**Table 2**. With lists.");
  expect(text).toContain("Table 2, ([@R2-1; @R2-2], @fig:two-parts-photo), and S1 Text.");
  expect(text).toContain("**Theorem 1.** Odd is *n* odd.");
  expect(text).toContain("## Deep");
  expect(text).toMatch(/# Literature$/m);
  expect(metadata).toMatchObject({
    authors: [
      { given: "Bea", family: "Ash", email: "bea@odd.example.org", affiliations: [1] },
      { name: "Madonna", email: "m@odd.example.org", corresponding: true, affiliations: [2] },
    ],
    affiliations: [{ name: "Odd University" }, { name: "School of Odds, Box 7, 1234 Oddtown, Oddland" }],
    keywords: ["odd", "very odd"],
    copyright: "Copyright © 2011 the authors",
  });
  expect(queries.map((query) => query.text)).toContain(
    'Please send the formula "e1.gif" as TeX or MathML; there is but a picture of it.',
  );
});

test.each([
  ["Figure S1", "**Figure S1**. The sea."],
  ["Appendix 1—figure 1.", "**Appendix 1—figure 1.** The sea."],
])("a figure that is numbered apart keeps its label: %s", async (label, printed) => {
  const fig = (id: string, own: string): string =>
    `<fig id="${id}"><label>${own}</label><caption><p>The sea.</p></caption><graphic/></fig>`;
  const { text } = await read(
    article(
      `${fig("a", "Figure 1")}${fig("b", label)}<p>See <xref ref-type="fig" rid="a">Fig. 1</xref>.</p><p>Fig. 1</p>`,
    ),
  );
  expect(text).toContain("{#fig:sea}");
  expect(text).toContain(printed);
  expect(text).toContain("@fig:sea");
});

test("what leads nowhere stays as it was printed, and what is empty is nothing", async () => {
  const empty =
    "<list><list-item/></list><table-wrap><table/></table-wrap><fig/><boxed-text/><disp-formula/><sec/>";
  const { text, items, notices } = await read(
    article(
      `<p>Tides [<xref ref-type="bibr" rid="gone">3</xref>] rise.</p>${empty}`,
      "<ref/><ref><mixed-citation/></ref>",
    ),
  );
  expect(text.trim()).toBe("Tides \\[3\\] rise.");
  expect(items).toEqual([]);
  expect(notices.map(({ message }) => message)).toContain(
    'The call "3" leads to "gone", which is no work of the list; it stays as it was printed.',
  );
});

test("notes behind the text that nothing calls get a heading of their kind", async () => {
  const notes =
    '<fn-group><fn fn-type="conflict"><p>None.</p></fn><fn fn-type="supported-by"><p>By the sea.</p></fn><fn fn-type="supported-by"><p>And the moon.</p></fn></fn-group>';
  const { text } = await read(
    article("<p>Tides.</p>").replace("<back>", `<back><ack><p>Thanks.</p></ack>${notes}`),
  );
  expect(text).toContain("# Competing interests\n\nNone.\n\n# Funding\n\nBy the sea.\n\nAnd the moon.");
});
