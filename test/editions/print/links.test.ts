import { PDFArray, PDFDict, PDFDocument, PDFName, PDFNumber } from "@cantoo/pdf-lib";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser } from "../../../src/model/tools.ts";
import { launchBrowser } from "../../../src/tools/browser.ts";
import { readPdf } from "../../../src/tools/pdf-reader.ts";
import { press, sentence, smallPage } from "./small-page.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
}, 60_000);
afterAll(() => browser.close());

const ids = ["sec:two", "بخش-دو", "a (b) #41/c", "straße"];

test("links inside the file lead to the very line, whatever the id", async () => {
  const links = ids.map((id) => `<p><a href="#${encodeURIComponent(id)}">to ${id}</a></p>`);
  const targets = ids.map((id, at) => `<p>${sentence(`w${at}x`, 90)}</p><p id="${id}">target${at}</p>`);
  const page = await smallPage(
    `<section class="division" id="one" data-folios="arabic">${links.join("")}${targets.join("")}</section>`,
  );
  const { bytes } = await press(browser, page, { maximumPages: 20 });
  const { links: found, pages } = await readPdf(bytes);
  expect(found.filter(({ resolved }) => !resolved)).toEqual([]);
  // A link whose letters run both ways is one for each run.
  expect([...new Set(found.map(({ destination }) => decodeURIComponent(destination)))]).toEqual(ids);

  const document = await PDFDocument.load(bytes);
  const named = document.catalog.lookup(PDFName.of("Dests"), PDFDict);
  const places = named.keys().map((name) => {
    const place = named.lookup(name, PDFArray);
    const at = document.getPages().findIndex(({ ref }) => ref === place.get(0));
    return { page: at, top: place.lookup(3, PDFNumber).asNumber() };
  });
  expect(new Set(places.map(({ page }) => page)).size).toBeGreaterThan(1);
  for (const [at, { page: index, top }] of places.entries()) {
    const { baseline, size } = pages[index]?.lines.find(({ text }) => text === `target${at}`) ?? {
      baseline: Number.NaN,
      size: 0,
    };
    expect(top).toBeGreaterThan(baseline);
    expect(top).toBeLessThan(baseline + 2 * size);
  }
}, 60_000);

test("names of places are no longer than readers take", async () => {
  const long = ["یک", "دو"].map((word) => `${"بخشی-با-نامی-دراز-".repeat(3)}${word}`);
  const page = await smallPage(
    `<section class="division" id="one" data-folios="arabic">${long.map((id) => `<p><a href="#${id}">to</a></p><h2 id="${id}">Here</h2>`).join("")}</section>`,
  );
  const { links } = await readPdf((await press(browser, page, { maximumPages: 20 })).bytes);
  expect(links.every(({ destination, resolved }) => resolved && destination.length <= 127)).toBe(true);
  expect(new Set(links.map(({ destination }) => destination)).size).toBe(2);
});
