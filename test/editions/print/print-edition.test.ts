import { PDFDict, PDFDocument, PDFName } from "@cantoo/pdf-lib";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fonts } from "../../../src/editions/print/fonts.ts";
import { pageHtml } from "../../../src/editions/print/page-html.ts";
import { type PrintResult, printEdition } from "../../../src/editions/print/print-edition.ts";
import { termsOf } from "../../../src/language/terms.ts";
import { editionDate } from "../../../src/markup/edition-date.ts";
import type { Galley, NavEntry, SpineItem } from "../../../src/model/galley.ts";
import type { Metadata } from "../../../src/model/metadata.ts";
import type { Block, Inline } from "../../../src/model/pandoc.ts";
import type { Browser } from "../../../src/model/tools.ts";
import { launchBrowser } from "../../../src/tools/browser.ts";
import { sha256 } from "../../../src/tools/hash.ts";
import { loadHyphenator } from "../../../src/tools/hyphenators.ts";
import { readLayoutScripts } from "../../../src/tools/layout-scripts.ts";
import { readPackageFile } from "../../../src/tools/packages.ts";
import { readPdf } from "../../../src/tools/pdf-reader.ts";
import { openTemplates } from "../../../src/tools/templates.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
}, 60_000);
afterAll(() => browser.close());

function text(words: string): readonly Inline[] {
  return words
    .split(" ")
    .flatMap((c, index) => [...(index > 0 ? [{ t: "Space" } as const] : []), { t: "Str", c } as const]);
}

function paragraph(words: string): Block {
  return { t: "Para", c: text(words) };
}

function heading(level: number, id: string, number: string, title: string): Block {
  const numbered: Inline = { t: "Span", c: [["", ["heading-number"], []], text(number)] };
  return { t: "Header", c: [level, [id, [], []], [numbered, { t: "Space" }, ...text(title)]] };
}

function entry(
  item: string,
  id: string,
  level: number,
  number: string,
  title: string,
  children: readonly NavEntry[] = [],
): NavEntry {
  return { id, item, level, number, title, children };
}

const filler = "Considerable typographical investigations demonstrate hyphenation repeatedly. "
  .repeat(60)
  .trim();

const metadata: Metadata = {
  kind: "book",
  title: "Years & Calendars",
  authors: [
    { name: "Ada Lovelace", corresponding: false, equalContribution: false, affiliations: [], roles: [] },
    { name: "عمر خیام", corresponding: false, equalContribution: false, affiliations: [], roles: [] },
  ],
  affiliations: [],
  keywords: ["calendars", "citation"],
  language: "en-GB",
  direction: "ltr",
  journal: {},
  dates: { published: "2026-03-09" },
  funding: [],
  citationStyle: "",
  bibliography: [],
  nocite: [],
  editions: ["pdf"],
  settings: {
    numberDepth: 2,
    contents: true,
    contentsDepth: 2,
    trim: { width: 120, height: 180 },
    hyphenate: true,
  },
};

const spine: readonly SpineItem[] = [
  {
    id: "document-1",
    role: "front",
    kind: "preface",
    title: "Preface",
    blocks: [heading(1, "preface", "", "Preface"), paragraph(filler)],
  },
  {
    id: "document-2",
    role: "body",
    kind: "chapter",
    title: "1 On a Year",
    blocks: [
      heading(1, "year", "1", "On a Year that Falls into Two"),
      paragraph(filler),
      heading(2, "begin", "1.1", "When it Begins"),
      {
        t: "Para",
        c: [
          ...text("A formula"),
          { t: "Space" },
          {
            t: "Math",
            c: [{ t: "InlineMath" }, "x"],
            mathml: '<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math>',
          },
        ],
      },
      { t: "CodeBlock", c: [["", [], []], "const year = 1405; // سال"] },
    ],
  },
];

const galley: Galley = {
  metadata,
  terms: termsOf("en"),
  abstract: [],
  title: text("Years & Calendars"),
  subtitle: [],
  spine,
  nav: [
    entry("document-1", "preface", 1, "", "Preface"),
    entry("document-2", "year", 1, "1", "On a Year that Falls into Two", [
      entry("document-2", "begin", 2, "1.1", "When it Begins"),
    ]),
  ],
  resources: [],
  works: new Map(),
  places: new Map([
    ["year", { file: "year.md", line: 1, column: 1, certainty: "exact" }],
    ["begin", { file: "year.md", line: 9, column: 1, certainty: "exact" }],
  ]),
};

async function print(
  over: Partial<Metadata> = {},
  added: readonly Block[] = [],
): Promise<PrintResult & { readonly pdf: Uint8Array }> {
  const longer = spine.map((item, index) =>
    index === spine.length - 1 ? { ...item, blocks: [...item.blocks, ...added] } : item,
  );
  const changed = { ...galley, spine: longer, metadata: { ...metadata, ...over } };
  const result = await printEdition(changed, "years", {
    templates: await openTemplates(),
    readPackageFile,
    loadHyphenator,
    readLayoutScripts,
    mostPages: 200,
    browser: Promise.resolve(browser),
    digest: sha256,
    date: null,
  });
  const pdf = result.edition.files.get("years.pdf");
  if (pdf === undefined) throw new Error("There is no PDF.");
  return { ...result, pdf };
}

function open(pdf: Uint8Array) {
  return getDocument({ data: Uint8Array.from(pdf), fontExtraProperties: true, verbosity: 0 }).promise;
}

test("the file names its headings, pages, language and makers as the publication does", async () => {
  const { pdf, layout, diagnostics } = await print();
  const document = await open(pdf);
  const { info } = await document.getMetadata();
  expect(diagnostics).toEqual([]);
  expect(info).toMatchObject({
    Title: "Years & Calendars",
    Author: "Ada Lovelace; عمر خیام",
    Keywords: "calendars, citation",
    Language: "en-GB",
    CreationDate: "D:20260309000000Z",
  });
  const outline = await document.getOutline();
  expect(outline.map(({ title, items }) => [title, items.map((item) => item.title)])).toEqual([
    ["Preface", []],
    ["1 On a Year that Falls into Two", ["1.1 When it Begins"]],
  ]);
  const labels = await document.getPageLabels();
  expect(labels).toEqual(layout.folios);
  const chapter = outline[1]?.dest;
  const index = Array.isArray(chapter) ? await document.getPageIndex(chapter[0]) : -1;
  expect(index + 1).toBe(layout.pageOf.get("year"));
  expect(labels?.[index]).toBe("1");
});

test("the tags survive, the title is shown, and the trim size is the setting's", async () => {
  const { pdf } = await print();
  const document = await open(pdf);
  const page = await document.getPage(5);
  const tree = JSON.stringify(await page.getStructTree());
  expect((await document.getMarkInfo())?.Marked).toBe(true);
  expect(tree).toContain('"role":"P"');
  const { catalog } = await PDFDocument.load(pdf);
  expect(catalog.getOrCreateViewerPreferences().getDisplayDocTitle()).toBe(true);
  const [, , width = 0, height = 0] = page.view;
  expect(Math.abs(width - (120 * 72) / 25.4)).toBeLessThan(0.8);
  expect(Math.abs(height - (180 * 72) / 25.4)).toBeLessThan(0.8);
});

test("every font is one the templates declare", async () => {
  const { pdf } = await print();
  const document = await open(pdf);
  const names = new Set<string>();
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    await page.getOperatorList();
    for (const item of (await page.getTextContent()).items) {
      if ("fontName" in item && page.commonObjs.has(item.fontName))
        names.add(page.commonObjs.get(item.fontName).name);
    }
  }
  const declared = new Set(fonts.map(({ postScriptName }) => postScriptName));
  const undeclared = [...names]
    .map((name) => name.replace(/^[A-Z]{6}\+/, ""))
    .filter((name) => !declared.has(name));
  expect(names.size).toBeGreaterThan(3);
  expect(undeclared).toEqual([]);
});

test("an apostrophe is read as it is written, and no face is made up", async () => {
  const emphasis: Block = { t: "Para", c: [{ t: "Strong", c: text("don’t 💻") }] };
  const { pdf } = await print({}, [emphasis]);
  const document = await open(pdf);
  const page = await document.getPage(document.numPages);
  const { items } = await page.getTextContent();
  expect(items.map((item) => ("str" in item ? item.str : "")).join("")).toContain("don’t");
  const types = (await PDFDocument.load(pdf)).context
    .enumerateIndirectObjects()
    .flatMap(([, object]) => (object instanceof PDFDict ? [String(object.get(PDFName.of("Subtype")))] : []));
  expect(types).toContain("/Type0");
  expect(types).not.toContain("/Type3");
});

test("addresses in a right-to-left imprint read from left to right, and dates stand apart", async () => {
  const over: Partial<Metadata> = {
    kind: "article",
    language: "fa",
    direction: "rtl",
    doi: "10.5555/years",
    dates: { received: "2025-11-03", accepted: "2026-01-19" },
  };
  const tools = { templates: await openTemplates(), readPackageFile, loadHyphenator };
  const { markup } = await pageHtml({ ...galley, metadata: { ...metadata, ...over } }, tools);
  expect(markup).toContain('<a class="unhyphenated" dir="ltr" href="https://doi.org/10.5555/years">');
  const dates = /<p class="dates">(.*?)<\/p>/.exec(markup)?.[1]?.replace(/<[^>]*>/g, "");
  expect(dates).toMatch(/^\S+ [^؛]+؛ \S+ [^؛]+$/);
});

test("a publication without a date gets the one that an e-book gets", async () => {
  const document = await open((await print({ dates: {} })).pdf);
  const { info } = await document.getMetadata();
  expect(info).toMatchObject({ CreationDate: "D:19800101000000Z" });
  expect(editionDate({ ...metadata, dates: {} }, null).getUTCFullYear()).toBe(1980);
});

test("numbers keep their brackets", async () => {
  const list = (t: string): Block => ({
    t: "OrderedList",
    c: [
      [1, { t: "Decimal" }, { t }],
      [[paragraph("Almanac")], [paragraph("Chronicle")]],
    ],
  });
  const { pdf } = await print({}, [list("OneParen"), list("TwoParens")]);
  const document = await open(pdf);
  const contents = Array.from({ length: document.numPages }, async (_, index) =>
    (await document.getPage(index + 1)).getTextContent(),
  );
  const items = (await Promise.all(contents)).flatMap((content) => content.items);
  const shown = items.map((item) => ("str" in item ? item.str : "")).join("");
  expect(shown).toMatch(/1\) ?Almanac.*2\) ?Chronicle.*\(1\) ?Almanac.*\(2\) ?Chronicle/s);
});

test("what sticks out and has no place of its own has that of what comes before it", async () => {
  const letters = Array.from({ length: 120 }, () => "<mi>x</mi>").join("");
  const mathml = `<math xmlns="http://www.w3.org/1998/Math/MathML"><mrow>${letters}</mrow></math>`;
  const wide: Block = { t: "Para", c: [{ t: "Math", c: [{ t: "InlineMath" }, "x"], mathml }] };
  const { diagnostics } = await print({}, [wide]);
  expect(diagnostics).toMatchObject([
    { check: "layout/nothing-sticks-out", place: { file: "year.md", line: 9, certainty: "near" } },
  ]);
});

test("equal input gives equal bytes, another date another file", async () => {
  const [first, second, later] = [
    await print(),
    await print(),
    await print({ dates: { published: "2027" } }),
  ];
  expect(sha256(second.pdf)).toBe(sha256(first.pdf));
  expect(sha256(later.pdf)).not.toBe(sha256(first.pdf));
});

test("a right-to-left book is set whole with its own digits", async () => {
  const letters = paragraph("ابجد هوز حطی کلمن سعفص قرشت ثخذ ضظغ پارهٔ چگونه ژاله طبیعی پیچیده بیشتری");
  const { layout, diagnostics, pdf } = await print({ language: "fa", direction: "rtl" }, [letters]);
  expect(diagnostics).toEqual([]);
  expect(layout.folios.at(-1)).toMatch(/^[۰-۹]+$/);
  expect(layout.pageOf.get("begin")).toBeGreaterThan(5);
  const read = (await readPdf(pdf)).pages.flatMap(({ lines }) => lines.map((line) => line.text));
  for (const letter of "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی")
    expect(read.join(" ").normalize("NFKC")).toContain(letter);
});
