import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { auditEpub } from "../../src/audit/audit-epub.ts";
import { auditHtml } from "../../src/audit/audit-html.ts";
import { auditPdf } from "../../src/audit/audit-pdf.ts";
import { epubFindings } from "../../src/audit/epub-findings.ts";
import type { Diagnostic } from "../../src/model/diagnostic.ts";
import type { PdfContents } from "../../src/model/pdf.ts";
import { readPdf } from "../../src/tools/pdf-reader.ts";
import { expectations, type Press, startPress } from "./press.ts";

let press: Press;
let pdf: PdfContents;
let epub: Uint8Array;
let html: Uint8Array;
beforeAll(async () => {
  press = await startPress();
  pdf = await readPdf(await press.print(press.galley));
  epub = await press.pack(press.galley);
  html = await press.page(press.galley);
}, 60_000);
afterAll(() => press.close());

function checks(found: readonly Diagnostic[]): readonly string[] {
  return [...new Set(found.map(({ check }) => check))];
}

describe("editions that hold the whole galley", () => {
  test("give no finding, over pages, notes, formulas and two directions", async () => {
    expect(pdf.pages.length).toBeGreaterThan(5);
    expect(auditPdf(press.galley, pdf, expectations)).toEqual([]);
    expect(auditEpub(press.galley, epub)).toEqual([]);
    expect(auditHtml(press.galley, html)).toEqual([]);
    expect(await press.page(press.galley)).toEqual(html);
  });
});

type Damage = {
  readonly name: string;
  readonly change: readonly [from: string, to: string];
  readonly check: string;
  /** What is quoted as missing. */
  readonly quotes: string;
};

const damages: readonly Damage[] = [
  {
    name: "a paragraph is dropped",
    change: ["> A quotation stands by itself, over a few words.", ""],
    check: "audit/text-is-complete",
    quotes: "A quotation stands by itself",
  },
  {
    name: "a sentence is dropped",
    change: [" It is often confused with the year after it.", ""],
    check: "audit/text-is-complete",
    quotes: "It is often confused",
  },
  {
    name: "a number is changed",
    change: ["year was 1398", "year was 1389"],
    check: "audit/text-is-complete",
    quotes: "1398",
  },
  {
    name: "a list item is dropped",
    change: ["2. Convert it with a table that names its source.\n", ""],
    check: "audit/text-is-complete",
    quotes: "Convert it with a table",
  },
  {
    name: "a cell is emptied",
    change: ["365.2422", ""],
    check: "audit/text-is-complete",
    quotes: "365.2422",
  },
  {
    name: "a note is emptied",
    change: ["So the tables of 1925, which nobody has used since.", "So."],
    check: "audit/text-is-complete",
    quotes: "the tables of 1925",
  },
  {
    name: "a caption loses words",
    change: [", the leap years marked", ""],
    check: "audit/labels-agree",
    quotes: "the leap years marked",
  },
  {
    name: "Persian words are dropped",
    change: ["نویسندگان ایرانی گاه", ""],
    check: "audit/text-is-complete",
    quotes: "نویسندگان",
  },
  {
    name: "a figure has another number",
    change: ["[Figure 1]{.caption-label}", "[Figure 2]{.caption-label}"],
    check: "audit/labels-agree",
    quotes: "Figure 1",
  },
  {
    name: "a heading has another number",
    change: ["[1.1]{.heading-number}", "[1.2]{.heading-number}"],
    check: "audit/headings-agree",
    quotes: "1.1 When it begins",
  },
  {
    name: "an entry of the reference list is missing",
    change: [
      '::: {#ref-khayyam .reference-list-entry}\nKhayyam, Omar. 1079. "On the Length of the Year." *Isfahan Tables* 1 (2): 33–41.\n:::\n',
      "",
    ],
    check: "audit/reference-list-agrees",
    quotes: "Khayyam",
  },
];

describe("what an edition has lost is found in it", () => {
  test.each(damages)("$name", async ({ change: [from, to], check, quotes }) => {
    const damaged = await press.set((source) => {
      expect(source).toContain(from);
      return source.replace(from, to);
    });
    const printed = await readPdf(await press.print(damaged));
    const found = [
      auditPdf(press.galley, printed, expectations),
      auditEpub(press.galley, await press.pack(damaged)),
      auditHtml(press.galley, await press.page(damaged)),
    ];
    for (const findings of found) {
      expect(checks(findings)).toContain(check);
      expect(findings.map(({ message }) => message).join("\n")).toContain(quotes);
      expect(findings.length).toBeLessThan(5);
    }
  });
});

describe("what only a PDF can have wrong", () => {
  test("a font that is not declared, or not inside the file", () => {
    const fewer = { ...expectations, fonts: expectations.fonts.filter((name) => name !== "SourceSerif4-It") };
    const [undeclared] = auditPdf(press.galley, pdf, fewer);
    expect(undeclared).toMatchObject({ check: "audit/fonts-are-declared" });
    expect(undeclared?.message).toContain('"SourceSerif4-It"');
    const outside = { ...pdf, fonts: pdf.fonts.map((font) => ({ ...font, embedded: false })) };
    expect(checks(auditPdf(press.galley, outside, expectations))).toEqual(["audit/fonts-are-declared"]);
  });

  test("another page number in the contents than on the page", () => {
    const labels = pdf.labels.map((label) => String(Number(label) + 1));
    const found = auditPdf(press.galley, { ...pdf, labels }, expectations);
    expect(checks(found)).toEqual(["audit/contents-page-numbers-agree"]);
    expect(found).toHaveLength(4);
    expect(found[0]?.place).toMatchObject({ file: "article.md", line: 1 });
  });

  test("an outline with a heading at another level", () => {
    const outline = pdf.outline.flatMap(({ children, ...entry }) => [
      { ...entry, children: [] },
      ...children,
    ]);
    const found = auditPdf(press.galley, { ...pdf, outline }, expectations);
    expect(found.map(({ message }) => message)).toEqual([
      'The PDF\'s outline has "1.1 When it begins" at level 1; level 2 was expected.',
    ]);
  });

  test("text beyond the edge of its page, and links that lead nowhere", () => {
    const [first, ...others] = pdf.pages;
    if (first === undefined) throw new Error("The PDF has no page.");
    const lines = first.lines.map((line, index) =>
      index === 3 ? { ...line, right: first.width + 9 } : line,
    );
    const links = [...pdf.links, { destination: "equinox", resolved: false }];
    const found = auditPdf(
      press.galley,
      { ...pdf, pages: [{ ...first, lines }, ...others], links },
      expectations,
    );
    expect(checks(found)).toEqual(["audit/nothing-sticks-out", "audit/links-resolve"]);
    expect(found[1]?.place).toMatchObject({ line: 11 });
  });
});

describe("what only an EPUB can have wrong", () => {
  function changed(path: string, from: string, to: string): Uint8Array {
    const files = unzipSync(epub);
    const text = strFromU8(files[`OEBPS/${path}`] ?? new Uint8Array());
    expect(text).toContain(from);
    return zipSync({ ...files, [`OEBPS/${path}`]: strToU8(text.replace(from, to)) });
  }

  test("a link to a place that is not in the book", () => {
    const found = auditEpub(press.galley, changed("document-1.xhtml", "#ref-lovelace", "#ref-nobody"));
    expect(checks(found)).toEqual(["audit/links-resolve"]);
    expect(found[0]?.message).toContain('"document-3.xhtml#ref-nobody"');
  });

  test("a label in another element than the one that references lead to", () => {
    const found = auditEpub(
      press.galley,
      changed("document-1.xhtml", 'id="equation-length"', 'id="equation-other"'),
    );
    expect(checks(found)).toEqual(["audit/labels-agree"]);
  });

  test("a navigation that leads to another heading", () => {
    const found = auditEpub(
      press.galley,
      changed("toc.xhtml", "document-1.xhtml#equinox", "document-1.xhtml#begin"),
    );
    expect(checks(found)).toEqual(["audit/headings-agree"]);
  });

  test("what EPUBCheck says, but for what it says by the way", () => {
    const message = {
      id: "RSC-005",
      path: "OEBPS/document-2.xhtml",
      line: 9,
      message: "Not allowed.",
    } as const;
    const found = epubFindings(press.galley, [
      { ...message, severity: "error" },
      { ...message, severity: "usage" },
    ]);
    expect(found).toMatchObject([
      { check: "audit/epub-is-valid", severity: "error", place: { file: "article.md", line: 21 } },
    ]);
  });
});

describe("what only an HTML page can have wrong", () => {
  const page = (): string => new TextDecoder().decode(html);
  function changed(from: string | RegExp, to: string): Uint8Array {
    expect(page()).toMatch(from);
    return strToU8(page().replace(from, to));
  }
  const audited = (bytes: Uint8Array): readonly string[] => checks(auditHtml(press.galley, bytes));

  test.each([
    ["a link that leads nowhere", /href="#ref-lovelace"/, 'href="#ref-nobody"', "audit/links-resolve"],
    ["an image that was damaged", /(<img[^>]*base64,)...../, "$1AAAAA", "audit/images-are-whole"],
    ["an author less in its tags", /<meta name="citation_author"[^>]*>/, "", "audit/metadata-agree"],
    ["another title in its data", '"name":"Dates', '"name":"Notes', "audit/metadata-agree"],
    [
      "another DOI in its tags",
      /(<meta name="citation_doi" content=")10\.1000/,
      "$110.1001",
      "audit/metadata-agree",
    ],
    ["contents that lead to another heading", /(<nav[\s\S]*?)#equinox/, "$1#begin", "audit/headings-agree"],
    ["a script", "</main>", "</main><script>alert(1)</script>", "audit/html-stands-alone"],
    ["a handler", "<main>", '<main onclick="alert(1)">', "audit/html-stands-alone"],
    [
      "a style sheet from elsewhere",
      "</head>",
      '<link rel="stylesheet" href="https://example.org/a.css"/></head>',
      "audit/html-stands-alone",
    ],
    [
      "a font from elsewhere",
      "<style>",
      "<style>@font-face { src: url(https://example.org/a.woff2) }",
      "audit/html-stands-alone",
    ],
    ["no rule against what is outside", "default-src 'none'", "default-src *", "audit/html-stands-alone"],
  ])("%s", (_, from, to, check) => {
    expect(audited(changed(from, to))).toEqual([check]);
  });
});
