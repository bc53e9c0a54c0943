import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser } from "../../../src/model/tools.ts";
import { launchBrowser } from "../../../src/tools/browser.ts";
import { readLaidOut, sentence, smallPage } from "./small-page.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
}, 60_000);
afterAll(() => browser.close());

/** Text, a figure of no whole lines, text, code, text, and a heading that begins the second page. */
const body = `<section class="division" data-part="one"><h1>One</h1>
<p>${sentence("a", 20)}</p><figure><div style="height: 37px"></div></figure>
<p>${sentence("b", 20)}</p><pre class="short"><code>one line of code</code></pre>
<p>${sentence("c", 20)}</p><h2 style="break-before: avoid">Two</h2>
<p>${sentence("d", 200)}</p><ul><li>${sentence("e", 8)}</li></ul><p>${sentence("f", 8)}</p>
<h2>Three</h2><p>${sentence("g", 30)}</p></section>`;

const script = `[...document.querySelectorAll(".pagedjs_page_content")].flatMap((content, page) => {
  const from = content.getBoundingClientRect().top;
  const line = Number.parseFloat(getComputedStyle(content).lineHeight);
  return [...content.querySelectorAll("p, li, pre, figure, h2")].map((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    const space = Number.parseFloat(getComputedStyle(element).paddingTop);
    return { name: element.localName, page, top: (top + space - from) / line, bottom: (bottom - from) / line };
  });
})`;

type Block = {
  readonly name: string;
  readonly page: number;
  readonly top: number;
  readonly bottom: number;
};

async function blocks(styles = ""): Promise<readonly Block[]> {
  const found = await readLaidOut(browser, await smallPage(body, styles), script);
  if (!Array.isArray(found)) throw new Error("The page told nothing.");
  return found;
}
const isText = ({ name }: Block): boolean => name === "p" || name === "li";
const isOff = ({ top }: Block): boolean => Math.abs(top - Math.round(top)) > 0.02;

test("text after a figure, code or a list begins on a line of the grid, and what is between stands in the middle", async () => {
  const all = await blocks();
  expect(all.filter(isText).filter(isOff)).toEqual([]);
  const at = all.findIndex(({ name }) => name === "figure");
  const [before, figure, after] = all.slice(at - 1, at + 2);
  if (before === undefined || figure === undefined || after === undefined)
    throw new Error("Blocks are lacking.");
  expect(figure.top - before.bottom).toBeCloseTo(after.top - figure.bottom, 1);
});

test("a block that a page happens to begin with stands on its first line", async () => {
  const [first] = (await blocks("h2 { break-before: page; }")).filter(({ page }) => page === 1);
  expect(first?.top).toBeGreaterThan(0);
  // So many lines before it that the page is full.
  const filled = await blocks("section > h2:last-of-type { margin-top: 60mm; }");
  const last = filled.findLast(({ name }) => name === "h2");
  expect([last?.page, last?.top]).toEqual([2, 0]);
});

test("a look may have no grid", async () => {
  const all = await blocks(":root { --baseline-grid: none; }");
  expect(all.filter(isText).filter(isOff).length).toBeGreaterThan(2);
});
