import { afterAll, beforeAll, expect, test } from "vitest";
import { paginate } from "../../../src/editions/print/layout.ts";
import type { Browser } from "../../../src/model/tools.ts";
import { launchBrowser } from "../../../src/tools/browser.ts";
import { readLayoutScripts } from "../../../src/tools/layout-scripts.ts";
import { sentence, smallPage } from "./small-page.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
}, 60_000);
afterAll(() => browser.close());

function division(inside: string, head = "Head"): string {
  return `<section class="division justified" data-folios="arabic" data-running-head="${head}" data-running-title="Small">${inside}</section>`;
}

/** Lays a chapter out and gives what an expression says of its pages. */
async function ask(body: string, expression: string): Promise<unknown> {
  const scripts = await readLayoutScripts();
  const page = await smallPage(body);
  const { browserPage } = await paginate(browser, page, scripts, { maximumPages: 99, stock: false });
  const answer = await browserPage.run(
    `(() => { const find = (selector) => document.querySelector(".pagedjs_area").querySelector(selector);
      const style = (selector, name) => getComputedStyle(find(selector))[name];
      const box = (selector) => find(selector).getBoundingClientRect();
      return ${expression}; })()`,
  );
  await browserPage.close();
  return answer;
}

const row = "<tr><td>1</td><td>2</td></tr>";

test("a table that fits keeps the size of small text", async () => {
  const body = division(`<p>Text</p><table><tbody>${row}${row}</tbody></table>`);
  const ratio = await ask(
    body,
    'Number.parseFloat(style("table", "fontSize")) / Number.parseFloat(style("p", "fontSize"))',
  );
  expect(ratio).toBeCloseTo(0.84, 2);
});

test("a numbered formula stands in the middle of the measure, its number at the end", async () => {
  const formula = '<math xmlns="http://www.w3.org/1998/Math/MathML" display="block"><mi>x</mi></math>';
  const body = division(
    `<div class="equation"><p>${formula}</p><span class="equation-number">(1)</span></div>`,
  );
  const off = await ask(
    body,
    `[box("math").left + box("math").right - box(".equation").left - box(".equation").right,
      box(".equation-number").right - box(".equation").right].map((pixels) => Math.abs(Math.round(pixels)))`,
  );
  expect(off).toEqual([0, 0]);
});

test("the text of a callout begins without an indent, a pull quote is centred", async () => {
  const callout = '<aside class="callout"><p class="callout-title">Note</p><p>One</p><p>Two</p></aside>';
  const body = division(`${callout}<aside class="pull-quote"><p>Quoted</p></aside>`);
  const indents = await ask(
    body,
    '[...find(".callout").children].map((each) => getComputedStyle(each).textIndent !== "0px")',
  );
  expect(indents).toEqual([false, false, true]);
  expect(await ask(body, 'style(".pull-quote p", "textAlign")')).toBe("center");
});

test("a long running head leaves the folio its place", async () => {
  const paragraphs = Array.from({ length: 30 }, (_, index) => `<p>${sentence(`p${index}x`, 20)}</p>`).join(
    "",
  );
  const body = division(paragraphs, sentence("head", 30));
  const room = await ask(
    body,
    `(() => { const page = document.querySelectorAll(".pagedjs_page")[2];
      const edge = page.querySelector(".pagedjs_pagebox > .pagedjs_area").getBoundingClientRect().right;
      return edge - page.querySelector(".pagedjs_margin-top-right").getBoundingClientRect().right; })()`,
  );
  expect(Math.round(Number(room))).toBe(0);
});

test("a note call has the face's own raised figures, as large as the text; Persian figures are made small", async () => {
  const note = (language: string, id: string) =>
    `<p lang="${language}" id="${id}">Text<span class="footnote" id="note-${id}" data-number="1"><span class="paragraph">Note</span></span> and <b>more</b>.</p>`;
  const body = division(`${note("en", "first")}${note("fa", "second")}`);
  const call = (id: string) => `"#${id} [data-footnote-call]"`;
  expect(await ask(body, `style(${call("first")}, "fontFeatureSettings")`)).toContain("sups");
  expect(await ask(body, `style(${call("first")}, "fontSize") === style("#first", "fontSize")`)).toBe(true);
  expect(await ask(body, `style(${call("second")}, "fontSize") === style("#second", "fontSize")`)).toBe(
    false,
  );
});
