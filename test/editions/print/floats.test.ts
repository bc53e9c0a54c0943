import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findInLayout } from "../../../src/editions/print/findings/find-in-layout.ts";
import type { Browser } from "../../../src/model/tools.ts";
import { launchBrowser } from "../../../src/tools/browser.ts";
import { type LaidOut, layOut, sentence, smallPage } from "./small-page.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
}, 60_000);
afterAll(() => browser.close());

const paragraph = (name: string): string => `<p>${sentence(name)}</p>`;
const paragraphs = (name: string, count: number): string =>
  Array.from({ length: count }, (_, index) => paragraph(`${name}${index}x`)).join("");
const figure = (name: string, millimetres = 60, classes = ""): string =>
  `<figure id="fig-${name}" class="${classes}"><div style="height: ${millimetres}mm"></div><figcaption><span class="caption-label">Figure ${name}.</span> drawn${name}</figcaption></figure>`;
const chapter = (name: string, inside: string): string =>
  `<section class="division" id="${name}" data-part="${name}" data-folios="arabic" data-running-head="${name}" data-running-title="Small"><h1 id="${name}-heading">${name}</h1>${inside}</section>`;

/** Two paragraphs leave 40 mm of the page, too little for a figure. */
const before = paragraphs("a", 2);

async function laid(body: string): Promise<LaidOut> {
  const result = await layOut(browser, await smallPage(body, "h2 { font-size: 12pt; }"));
  expect(result.outOfSight).toEqual([]);
  return result;
}
const pageOf = ({ texts }: LaidOut, words: string): number =>
  texts.findIndex((text) => text.includes(words)) + 1;
const holes = ({ layout }: LaidOut) =>
  findInLayout(layout.looks)
    .filter(({ check }) => check === "layout/pages-are-filled")
    .map(({ page }) => page);
const wordsOnce = ({ texts }: LaidOut, names: readonly string[], words = 40): readonly string[] =>
  names.flatMap((name) =>
    Array.from({ length: words }, (_, index) => `${name}${index}`).filter(
      (word) => texts.join(" ").split(new RegExp(`${word}(?!\\d)`)).length !== 2,
    ),
  );

describe("a figure without room on the rest of its page", () => {
  test("stands at the head of the next one, and the text after it fills the page", async () => {
    const result = await laid(chapter("one", `${before}${figure("1")}${paragraphs("b", 5)}`));
    expect(result.layout.floated).toEqual(["fig-1"]);
    expect([pageOf(result, "drawn1"), pageOf(result, "b0x0")]).toEqual([2, 1]);
    expect(result.texts[1]?.startsWith("Figure 1. drawn1")).toBe(true);
    expect(holes(result)).toEqual([]);
    expect(wordsOnce(result, ["a0x", "a1x", "b0x", "b1x", "b2x", "b3x", "b4x"])).toEqual([]);
  });

  test("stays where it was written when it says so, or when all are told to", async () => {
    const own = await laid(chapter("one", `${before}${figure("1", 60, "here")}${paragraphs("b", 5)}`));
    expect([own.layout.floated, pageOf(own, "b0x0")]).toEqual([[], 2]);
    expect(holes(own)).toEqual([1]);
    const body = chapter("one", `${before}${figure("1")}${paragraphs("b", 5)}`);
    const off = await layOut(browser, await smallPage(body, ":root { --floats: none; }"));
    expect(off.layout.floated).toEqual([]);
  });

  test("does not pass the next heading of its level", async () => {
    const result = await laid(
      chapter(
        "one",
        `<h2>First</h2>${before}${figure("1")}${paragraph("b")}<h2>Second</h2>${paragraphs("c", 6)}`,
      ),
    );
    const text = result.texts.join(" ");
    expect(text.indexOf("drawn1")).toBeLessThan(text.indexOf("Second"));
    expect(pageOf(result, "b0")).toBe(1);
    expect(wordsOnce(result, ["a0x", "a1x", "b", "c0x", "c5x"])).toEqual([]);
  });

  test("stands on a page before the next chapter where its own has no more text", async () => {
    const result = await laid(
      chapter("one", `${before}${figure("1")}${paragraph("b")}`) + chapter("two", paragraphs("c", 3)),
    );
    expect([pageOf(result, "b0"), pageOf(result, "drawn1"), pageOf(result, "c0x0")]).toEqual([1, 2, 3]);
    expect(wordsOnce(result, ["b", "c0x"])).toEqual([]);
  });

  test("keeps its place among the figures, however many wait", async () => {
    const inside = Array.from(
      { length: 12 },
      (_, index) => `${paragraph(`a${index}x`)}${figure(String(index + 10), 30 + (index % 4) * 12)}`,
    ).join("");
    const result = await laid(chapter("one", inside + paragraphs("z", 4)));
    const drawn = result.texts.join(" ").match(/drawn\d+/g);
    expect(drawn).toEqual(Array.from({ length: 12 }, (_, index) => `drawn${index + 10}`));
    expect(result.layout.floated.length).toBeGreaterThan(2);
    expect(
      wordsOnce(
        result,
        Array.from({ length: 12 }, (_, index) => `a${index}x`),
      ),
    ).toEqual([]);
  });

  test("takes no notes away from the text that comes in its stead", async () => {
    const note = `<span class="footnote" id="note-1" data-number="1"><span class="note-number">1</span> <span class="paragraph">${sentence("note", 20)}</span></span>`;
    const inside = `${before}${figure("1")}<p>${sentence("b", 10)}${note} ${sentence("c", 20)}</p>${paragraphs("d", 5)}`;
    const result = await laid(chapter("one", inside));
    expect([pageOf(result, "b9"), pageOf(result, "note19"), pageOf(result, "drawn1")]).toEqual([1, 1, 2]);
  });

  test("counts for the page that it was written on, where the e-book's page list says a page begins", async () => {
    const text = `${before}${figure("1")}${paragraphs("b", 5)}`;
    const result = await laid(chapter("one", text));
    const [, second] = result.layout.starts;
    const letters = (markup: string): number => markup.replace(/<[^>]*>|\s/g, "").length;
    const upTo = (words: string): number => letters(`one${text.slice(0, text.indexOf(words))}`);
    const first = /drawn1\s*(b\dx\d+)/.exec(result.texts[1] ?? "")?.[1] ?? "";
    expect(second?.before).toBe(upTo(`${first} `));
  });
});
