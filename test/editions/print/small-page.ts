import { finishPdf } from "../../../src/editions/print/finish-pdf.ts";
import type { Layout, PaginateOptions, PrintPage } from "../../../src/editions/print/layout.ts";
import { paginate } from "../../../src/editions/print/layout.ts";
import { pageSize } from "../../../src/editions/print/page-size.ts";
import { renderTemplate } from "../../../src/markup/template.ts";
import type { Browser } from "../../../src/model/tools.ts";
import { sha256 } from "../../../src/tools/hash.ts";
import { readLayoutScripts } from "../../../src/tools/layout-scripts.ts";
import { openTemplates } from "../../../src/tools/templates.ts";

/** A sentence that says where it belongs, so that its text can be looked for. */
export function sentence(name: string, words = 40): string {
  return Array.from({ length: words }, (_, index) => `${name}${index}`).join(" ");
}

/** A small page with the book's own styles, 110 by 150 mm, without fonts of its own. */
export async function smallPage(body: string, styles = ""): Promise<PrintPage> {
  const templates = await openTemplates();
  const size = renderTemplate(
    templates,
    "shared/print/size.css",
    pageSize({ width: 110, height: 150 }, "book"),
  );
  const sheets = ["shared/print/text.css", "book/print/book.css"].map((path) => templates.get(path) ?? "");
  return {
    markup: `<html xmlns="http://www.w3.org/1999/xhtml" lang="en"><head><title>Small</title></head><body>${body}</body></html>`,
    styles: [size, ...sheets, styles].join("\n"),
    files: new Map(),
    numberingLocale: "en",
  };
}

export type LaidOut = {
  readonly layout: Layout;
  readonly texts: readonly string[];
  /** Words of each text that stands beside its page or below it. */
  readonly outOfSight: readonly string[];
  /** Last lines of paragraphs that stand alone at the head of a page. */
  readonly widows: readonly string[];
  /** Headings that stand last on their page. */
  readonly strandedHeadings: readonly string[];
  /** What each page's running head shows, and whether all of it is in sight. */
  readonly runningHeads: readonly string[];
};

const findOutOfSight = `
  [...document.querySelectorAll(".pagedjs_page_content")].flatMap((content) => {
    const { right, bottom } = content.getBoundingClientRect();
    const range = document.createRange();
    const walker = document.createTreeWalker(content, NodeFilter.SHOW_TEXT);
    const found = [];
    for (let text = walker.nextNode(); text !== null; text = walker.nextNode()) {
      range.selectNodeContents(text);
      const boxes = [...range.getClientRects()].filter(({ width }) => width > 0);
      if (boxes.some((box) => box.left >= right || box.bottom > bottom + 4)) found.push(text.data.slice(-60));
    }
    return found;
  })`;

const findWidows = `
  [...document.querySelectorAll(".pagedjs_page_content p[data-split-from]")]
    .filter((rest) => {
      const range = document.createRange();
      range.selectNodeContents(rest);
      const { height } = range.getBoundingClientRect();
      return height < 1.5 * Number.parseFloat(getComputedStyle(rest).lineHeight);
    })
    .map((rest) => rest.textContent)`;

const findStrandedHeadings = `
  [...document.querySelectorAll(".pagedjs_page_content")].slice(0, -1).flatMap((content) => {
    const last = [...content.querySelectorAll("h1, h2, h3, h4, h5, h6, p, li, td")]
      .filter((block) => block.textContent.trim() !== "" && !block.closest(".footnote"))
      .at(-1);
    return last?.matches("h1, h2, h3, h4, h5, h6") ? [last.textContent] : [];
  })`;

const findRunningHeads = `
  [...document.querySelectorAll(".pagedjs_margin-top-center.hasContent > .pagedjs_margin-content")].map((box) => {
    const shown = getComputedStyle(box, "::after").content;
    return shown + (box.scrollWidth > box.clientWidth ? " is cut off" : "");
  })`;

/** Lays a page out and reads the text of each of its pages, notes included. */
export async function layOut(browser: Browser, page: PrintPage, stock = false): Promise<LaidOut> {
  const scripts = await readLayoutScripts();
  const { browserPage, layout } = await paginate(browser, page, scripts, { maximumPages: 200, stock });
  const texts = await browserPage.run(
    `[...document.querySelectorAll(".pagedjs_area")].map((area) => area.textContent.replace(/\\s+/g, " ").trim())`,
  );
  const outOfSight = await browserPage.run(findOutOfSight);
  const widows = await browserPage.run(findWidows);
  const strandedHeadings = await browserPage.run(findStrandedHeadings);
  const runningHeads = await browserPage.run(findRunningHeads);
  await browserPage.close();
  return {
    layout,
    texts: strings(texts),
    outOfSight: strings(outOfSight),
    widows: strings(widows),
    strandedHeadings: strings(strandedHeadings),
    runningHeads: strings(runningHeads),
  };
}

/** Lays a page out and reads something of it with a script. */
export async function readLaidOut(browser: Browser, page: PrintPage, script: string): Promise<unknown> {
  const scripts = await readLayoutScripts();
  const { browserPage } = await paginate(browser, page, scripts, { maximumPages: 200, stock: false });
  const read = await browserPage.run(script);
  await browserPage.close();
  return read;
}

/** Lays a page out, prints it and finishes the file. */
export async function press(
  browser: Browser,
  page: PrintPage,
  {
    isArchival,
    ...options
  }: Pick<PaginateOptions, "maximumPages" | "parts"> & { readonly isArchival?: boolean },
): Promise<{ readonly bytes: Uint8Array; readonly layout: Layout }> {
  const scripts = await readLayoutScripts();
  const { browserPage, layout } = await paginate(browser, page, scripts, { ...options, stock: false });
  const printed = await browserPage.print();
  await browserPage.close();
  const { bytes } = await finishPdf(printed, {
    identity: {
      title: "Small",
      authors: [],
      keywords: [],
      subject: "",
      language: "en",
      doi: "",
      licence: undefined,
      direction: "ltr",
      date: new Date(0),
    },
    outline: [],
    folios: layout.folios,
    structure: layout.structure,
    destinations: layout.destinations,
    images: new Map(),
    margins: pageSize({ width: 110, height: 150 }, "book"),
    sheet: undefined,
    archival: isArchival ? [] : undefined,
    hasColourProfile: isArchival === true,
    hasModifierApostrophe: false,
    digest: sha256,
  });
  return { bytes, layout };
}

function strings(value: unknown): readonly string[] {
  if (!Array.isArray(value)) throw new Error("The page gave no texts.");
  return value.map(String);
}
