import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser } from "../../src/model/tools.ts";
import { build } from "../../src/pipeline.ts";
import { launchBrowser } from "../../src/tools/browser.ts";
import { eachDocument } from "./epub/reading-system.ts";
import { gridOf, lineWith, readGeometry, textBlock } from "./print/read-geometry.ts";

// What readers see of the looks, read from finished files. After a change that is meant: `npx vitest run test/editions/geometry.test.ts -u`, and look
// at what it changed in `geometry/`.

const scratch = mkdtempSync(join(tmpdir(), "colophon-geometry-"));
let browser: Browser;
let book: Promise<Built>;
let article: Promise<Built>;
beforeAll(async () => {
  browser = await launchBrowser();
  book = built("book");
  article = book.then(() => built("article"));
}, 60_000);
afterAll(async () => {
  rmSync(scratch, { recursive: true, force: true });
  await browser.close();
});

const paragraph = `${"The tide comes in twice a day and goes out as often, whoever looks. ".repeat(7)}\n\n`;
const body = `${paragraph.repeat(3)}A call.[^note] ${paragraph}## High Water\n\n${paragraph.repeat(2)}### At Springs\n\n> Quoted words stand apart.\n\n- An item of a list\n\n| place | height |\n| --- | ---: |\n| Brest | 6.1 |\n| Dover | 5.9 |\n\n: Heights of the tide {#tbl:heights}\n\n![A drawn coast.](coast.svg){#fig:coast}\n\n${paragraph}\`\`\`\nhigh = 6.1\n\`\`\`\n\n${paragraph.repeat(4)}$$\\frac{a}{b}$$\n\n${paragraph.repeat(26)}\n[^note]: What stands at the foot.\n`;
const coast =
  '<svg xmlns="http://www.w3.org/2000/svg" width="240" height="80"><rect width="240" height="80" fill="#ddd"/></svg>\n';
const metadata = "authors:\n  - name: Ada Lovelace\nlanguage: en-GB\ndate: 2026-03-14\n";

const manuscripts: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  book: {
    "publication.yaml": `kind: book\ntitle: Tides and Shores\nsubtitle: A Short Account\n${metadata}body: [one.md, two.md]\n`,
    "one.md": `# Springs\n\n${body}`,
    "two.md": `# Neaps\n\n${paragraph.repeat(12)}`,
    "coast.svg": coast,
  },
  article: {
    "article.md": `---\ntitle: Tides and Shores\nsubtitle: A Short Account\n${metadata}journal:\n  title: Journal of Tides\nabstract: What the tide does.\nkeywords: [tide, shore]\n---\n\n# Springs\n\n${body}`,
    "coast.svg": coast,
  },
};

type Built = { readonly pdf: Uint8Array; readonly epub: Uint8Array };

async function built(kind: "book" | "article", styles?: string): Promise<Built> {
  const input = join(scratch, kind);
  mkdirSync(join(input, "look"), { recursive: true });
  for (const [name, text] of Object.entries(manuscripts[kind] ?? {})) writeFileSync(join(input, name), text);
  const own = styles === undefined ? input : join(scratch, `${kind}-changed`, kind);
  if (styles !== undefined) {
    cpSync(input, own, { recursive: true });
    writeFileSync(join(own, "look", "print.css"), styles);
    const main = join(own, kind === "book" ? "publication.yaml" : "article.md");
    writeFileSync(
      main,
      readFileSync(main, "utf8").replace("language: en-GB\n", "language: en-GB\ntemplates: look\n"),
    );
  }
  const out = join(own, "out");
  const editions = styles === undefined ? (["pdf", "epub"] as const) : (["pdf"] as const);
  const report = await build({ input: own, out, editions });
  expect(report.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  const read = (ending: string): Uint8Array => readFileSync(join(out, `${kind}.${ending}`));
  return { pdf: read("pdf"), epub: styles === undefined ? read("epub") : new Uint8Array() };
}

const serif = "SourceSerif4-Regular";

async function bookGeometry(pdf: Uint8Array) {
  const pages = await readGeometry(pdf);
  const chapter = pages.findIndex(({ lines }) =>
    lines.some(({ text, size }) => text.includes("Springs") && size > 15),
  );
  const [left, right] = [pages[chapter + 1], pages[chapter + 2]];
  if (left === undefined || right === undefined) throw new Error("The book is too short.");
  return {
    page: { width: left.width, height: left.height },
    title: lineWith(pages, "Tides and Shores"),
    subtitle: lineWith(pages, "A Short Account"),
    author: lineWith(pages, "Ada Lovelace"),
    chapter: lineWith(pages.slice(chapter), "Springs"),
    openingFolio: pages[chapter]?.lines.find(({ text }) => text.trim() === "1"),
    left: { head: left.lines.slice(0, 2), text: textBlock(left, serif) },
    right: { head: right.lines.slice(0, 2), text: textBlock(right, serif) },
    ...parts(pages.slice(chapter)),
  };
}

async function articleGeometry(pdf: Uint8Array) {
  const pages = await readGeometry(pdf);
  const [first, second] = pages;
  if (first === undefined || second === undefined) throw new Error("The article is too short.");
  return {
    page: { width: first.width, height: first.height },
    title: lineWith(pages, "Tides and Shores"),
    author: lineWith(pages, "Ada Lovelace"),
    abstract: lineWith(pages, "What the tide does."),
    keywords: lineWith(pages, "tide, shore"),
    section: lineWith(pages, "Springs"),
    second: { head: second.lines.slice(0, 2), text: textBlock(second, serif) },
    ...parts(pages),
  };
}

function parts(pages: Awaited<ReturnType<typeof readGeometry>>) {
  return {
    heading: lineWith(pages, "High Water"),
    subheading: lineWith(pages, "At Springs"),
    quotation: lineWith(pages, "Quoted words"),
    item: lineWith(pages, "An item of a list"),
    tableCaption: lineWith(pages, "Heights of the tide"),
    cell: lineWith(pages, "Brest"),
    figureCaption: lineWith(pages, "A drawn coast."),
    note: lineWith(pages, "What stands at the foot."),
  };
}

const written = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

test("a book's pages are set as they were", async () => {
  const { pdf } = await book;
  await expect(written(await bookGeometry(pdf))).toMatchFileSnapshot("geometry/book.json");
}, 60_000);

test("an article's pages are set as they were", async () => {
  const { pdf } = await article;
  await expect(written(await articleGeometry(pdf))).toMatchFileSnapshot("geometry/article.json");
}, 60_000);

test("lines of running text stand on one grid, whatever is between them", async () => {
  for (const [edition, size, line] of [
    [book, 9.95, 14.25],
    [article, 10.8, 15],
  ] as const) {
    const pages = await readGeometry((await edition).pdf);
    const { lines, off } = gridOf(pages, size, line);
    expect(lines).toBeGreaterThan(80);
    expect(off).toEqual([]);
    // Pages that hold nothing else begin and end on the same lines.
    const all = pages.map((page) => gridOf([page], size, line).lines);
    const full = pages
      .filter((_, index) => all[index] === Math.max(...all))
      .map((page) => textBlock(page, serif));
    expect(full.length).toBeGreaterThan(1);
    expect(
      new Set(full.map(({ firstBaseline, lastBaseline }) => `${firstBaseline}–${lastBaseline}`)).size,
    ).toBe(1);
  }
}, 60_000);

test("a margin, a face and a running head that change are seen", async () => {
  const known = await bookGeometry((await book).pdf);
  const { pdf } = await built(
    "book",
    ":root { --margin-outer: 30mm; }\n.pagedjs_margin-content { font-size: 7pt !important; }\nh2 { font-family: var(--sans); }\n",
  );
  const changed = await bookGeometry(pdf);
  expect(changed.left.text.left).not.toBe(known.left.text.left);
  expect(changed.left.head.map(({ size }) => size)).not.toEqual(known.left.head.map(({ size }) => size));
  expect(changed.heading.face).not.toBe(known.heading.face);
  expect(changed.note.size).toBe(known.note.size);
}, 60_000);

test("an e-book's styles are as they were", async () => {
  const { epub } = await book;
  const properties = [
    "fontFamily",
    "fontSize",
    "fontWeight",
    "fontStyle",
    "lineHeight",
    "textAlign",
    "textIndent",
    "marginTop",
    "marginBottom",
  ];
  const selectors = [
    "h1",
    "h2",
    "h3",
    "p",
    "p + p",
    "blockquote",
    "li",
    "figcaption",
    "table",
    "th",
    "td",
    "aside",
  ];
  const styles = await eachDocument(browser, epub, (page) =>
    page.run(`Object.fromEntries(${JSON.stringify(selectors)}.flatMap((selector) => {
      const element = document.querySelector(selector);
      if (!element) return [];
      const style = getComputedStyle(element);
      return [[selector, Object.fromEntries(${JSON.stringify(properties)}.map((name) => [name, style[name]]))]];
    }))`),
  );
  const seen: Record<string, unknown> = {};
  for (const found of styles.values()) if (typeof found === "object") Object.assign(seen, found);
  await expect(written(seen)).toMatchFileSnapshot("geometry/e-book.json");
}, 60_000);
