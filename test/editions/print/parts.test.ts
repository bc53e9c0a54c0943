import { afterAll, beforeAll, expect, test } from "vitest";
import type { PrintPage } from "../../../src/editions/print/layout.ts";
import type { Browser } from "../../../src/model/tools.ts";
import { launchBrowser } from "../../../src/tools/browser.ts";
import { sha256 } from "../../../src/tools/hash.ts";
import { press, sentence, smallPage } from "./small-page.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
}, 60_000);
afterAll(() => browser.close());

function note(name: string, words: number): string {
  return `<span class="footnote" id="note-${name}" data-number="1"><span class="note-number">1</span> <span class="paragraph">${sentence(`${name}n`, words)}</span></span>`;
}

function chapter(name: string, paragraphs: number, noteWords: number): string {
  const texts = Array.from({ length: paragraphs }, (_, index) => `<p>${sentence(`${name}${index}x`)}</p>`);
  return `<section class="division" id="${name}" data-folios="arabic" data-running-head="${name} title" data-running-title="Small"><h1 id="${name}-heading">${name}</h1>${texts.join("")}<p>${sentence(`${name}end`, 12)}${note(name, noteWords)}</p></section>`;
}

function book(chapters: readonly string[]): string {
  const names = ["one", "two", "three", "four"];
  const entries = names.map(
    (name) =>
      `<li><a href="#${name}-heading">${name} <span class="contents-page" data-page-of="#${name}-heading"></span></a></li>`,
  );
  const contents = `<nav class="contents" data-folios="roman" data-running-head="c" data-running-title="Small"><h1>Contents</h1><ol>${entries.join("")}</ol></nav>`;
  return contents + chapters.join("");
}

async function layIn(parts: number, page: PrintPage) {
  const { bytes, layout } = await press(browser, page, { maximumPages: 200, parts });
  return { digest: sha256(bytes), layout };
}

test("a book laid out in parts, side by side, is the same file as one laid out in one piece", async () => {
  // Of odd and even lengths, so that a blank page falls between parts as well.
  const chapters = [
    chapter("one", 9, 9),
    chapter("two", 4, 9),
    chapter("three", 12, 9),
    chapter("four", 7, 9),
  ];
  const page = await smallPage(book(chapters));
  const whole = await layIn(1, page);
  expect(whole.layout.pages).toBeGreaterThan(10);
  for (const parts of [2, 3, 4]) expect(await layIn(parts, page)).toEqual(whole);
  // More parts than divisions.
  expect(await layIn(9, page)).toEqual(whole);
}, 60_000);

test("where a note runs past the end of a part, nothing of it is lost", async () => {
  const chapters = [chapter("one", 9, 400), chapter("two", 9, 9)];
  const page = await smallPage(book(chapters));
  expect(await layIn(2, page)).toEqual(await layIn(1, page));
}, 60_000);
