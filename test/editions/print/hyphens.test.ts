import { afterAll, expect, test } from "vitest";
import { paginate } from "../../../src/editions/print/layout.ts";
import { launchBrowser } from "../../../src/tools/browser.ts";
import { readLayoutScripts } from "../../../src/tools/layout-scripts.ts";
import { smallPage } from "./small-page.ts";

const browser = await launchBrowser();
afterAll(() => browser.close());

const softHyphen = "\u00AD";
/** The lower edges of lines that end with a hyphen, in lines from the page's top, page by page. */
const readHyphens = `
  [...document.querySelectorAll(".pagedjs_page_content")].map((page) => {
    const found = [];
    const height = Number.parseFloat(getComputedStyle(page).lineHeight);
    const walker = document.createTreeWalker(page, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    const bottomOf = (text, at) => {
      range.setStart(text, at);
      range.setEnd(text, at + 1);
      return [...range.getClientRects()].at(-1)?.bottom ?? 0;
    };
    for (let text = walker.nextNode(); text !== null; text = walker.nextNode()) {
      for (let at = 1; at < text.data.length - 1; at += 1) {
        if (text.data[at] !== "\u00AD" || bottomOf(text, at - 1) === bottomOf(text, at + 1)) continue;
        found.push(Math.round((bottomOf(text, at - 1) - page.getBoundingClientRect().top) / height));
      }
    }
    return found;
  })`;

async function hyphensIn(body: string): Promise<readonly number[]> {
  const page = await smallPage(body);
  const { browserPage } = await paginate(browser, page, await readLayoutScripts(), {
    maximumPages: 20,
    stock: false,
  });
  const lines = await browserPage.run(readHyphens);
  await browserPage.close();
  return Array.isArray(lines) && Array.isArray(lines[0]) ? lines[0].map(Number) : [];
}

test("no more than three lines end with a hyphen one after another", async () => {
  const words = ["nunununununu", "rararara", "memememememe"].map((word) =>
    word.replace(/..(?=....)/g, `$&${softHyphen}`),
  );
  const long = Array.from({ length: 28 }, (_, index) => words[(index * 7) % 3]);
  const short = Array.from({ length: 80 }, (_, index) => ["to", "be", "or", "not"][index % 4]);
  const text = [...short, ...long, ...short].join(" ");
  const lines = await hyphensIn(`<div class="justified"><p>${text} the end.</p></div>`);
  expect(lines.length).toBeGreaterThan(2);
  const ladders = lines.filter((line, index) => lines[index + 3] === line + 3);
  expect(ladders).toEqual([]);
});
