import { afterAll, beforeAll, expect, test } from "vitest";
import { layChanged } from "../../../src/editions/print/lay-changed.ts";
import { type PrintPage, paginate } from "../../../src/editions/print/layout.ts";
import type { Browser, BrowserPage } from "../../../src/model/tools.ts";
import { pageText } from "../../../src/preview/page-files.ts";
import { launchBrowser } from "../../../src/tools/browser.ts";
import { sha256 } from "../../../src/tools/hash.ts";
import { readLayoutScripts } from "../../../src/tools/layout-scripts.ts";
import { sentence, smallPage } from "./small-page.ts";

let browser: Browser;
/** How often a text was laid out. */
let layouts = 0;
beforeAll(async () => {
  const launched = await launchBrowser();
  browser = {
    ...launched,
    open: async (files, later) => {
      const page = await launched.open(files, later);
      const run = (script: string): Promise<unknown> => {
        if (script.startsWith("colophon.paginate(")) layouts += 1;
        return page.run(script);
      };
      return { ...page, run };
    },
  };
}, 60_000);
afterAll(() => browser.close());

/** A book of four chapters of some twenty pages each; the third has `words`. */
function book(words: string): Promise<PrintPage> {
  const chapter = (name: string, inside: string): string => {
    const paragraphs = Array.from({ length: 80 }, (_, index) => `<p>${sentence(`${name}${index}x`, 90)}</p>`);
    return `<section class="division body" id="${name}" data-folios="arabic" data-running-head="${name}" data-running-title="Small"><h1 id="${name}-heading">${name}</h1><p id="${name}-text">${inside}<span class="footnote" id="note-${name}" data-number="1"><span class="note-number">1</span> <span class="paragraph">${sentence(`${name}n`, 9)}</span></span></p>${paragraphs.join("")}</section>`;
  };
  const entries = ["one", "two", "three", "four"].map(
    (name) => `<li><a href="#${name}-heading">${name} <span data-page-of="#${name}-heading"></span></a></li>`,
  );
  const contents = `<nav class="contents" data-folios="roman" data-running-head="c" data-running-title="Small"><h1>Contents</h1><ol>${entries.join("")}</ol></nav>`;
  const texts = { one: "First", two: "Second", three: words, four: "Fourth" };
  return smallPage(
    contents +
      Object.entries(texts)
        .map(([name, inside]) => chapter(name, inside))
        .join(""),
  );
}

async function whole(page: PrintPage) {
  const { browserPage, layout } = await paginate(browser, page, await readLayoutScripts(), {
    maximumPages: 500,
    stock: false,
    parts: 1,
  });
  const pages = await markupOfPages(browserPage);
  await browserPage.close();
  return { texts: pages.map(pageText), folios: layout.folios, pageOf: [...layout.pageOf].toSorted() };
}

async function markupOfPages(page: BrowserPage): Promise<readonly string[]> {
  const pages = await page.run(
    '[...document.querySelectorAll(".pagedjs_page")].map((each) => new XMLSerializer().serializeToString(each))',
  );
  if (!Array.isArray(pages)) throw new Error("The page gave no pages.");
  return pages.map(String);
}

test("a book laid out piece by piece, and again after a change, has the pages of the whole, and only the changed piece is laid out", async () => {
  const laying = layChanged({
    browser,
    scripts: await readLayoutScripts(),
    mostPages: 5_000,
    digest: sha256,
  });
  try {
    const counts: number[] = [];
    // Longer by pages, so that what follows gets other folios.
    for (const words of ["Third", "Third, changed", sentence("longer", 900), "Third"]) {
      const page = await book(words);
      const before = layouts;
      const { pages, layout } = await laying.lay(page);
      counts.push(layouts - before);
      const laid = {
        texts: pages.map(pageText),
        folios: layout.folios,
        pageOf: [...layout.pageOf].toSorted(),
      };
      expect(laid).toEqual(await whole(page));
    }
    expect(counts).toEqual([4, 1, 1, 1]);
  } finally {
    await laying.close();
  }
}, 120_000);
