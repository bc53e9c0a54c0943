import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findInLayout } from "../../../src/editions/print/findings/find-in-layout.ts";
import type { Browser } from "../../../src/model/tools.ts";
import { build } from "../../../src/pipeline.ts";
import { launchBrowser } from "../../../src/tools/browser.ts";
import { cacheVariable } from "../../../src/tools/cache-folder.ts";
import { readPdf } from "../../../src/tools/pdf-reader.ts";
import { type LaidOut, layOut, sentence, smallPage } from "./small-page.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
}, 60_000);
afterAll(() => browser.close());

const paragraphs = (name: string, count: number): string =>
  Array.from({ length: count }, (_, index) => `<p>${sentence(`${name}${index}x`)}</p>`).join("");
const figure = (name: string, classes: string): string =>
  `<figure id="fig-${name}" class="${classes}"><div style="height: 40mm"></div><figcaption><span class="caption-label">Figure ${name}.</span> drawn${name}</figcaption></figure>`;
const note = `<span class="footnote" id="note-1" data-number="1"><span class="note-number">1</span> <span class="paragraph">noted</span></span>`;
const table = (classes: string, rows: number): string =>
  `<table id="tbl-1" class="${classes}"><caption>all${note}</caption><thead><tr><th>head</th></tr></thead><tbody>${Array.from(
    { length: rows },
    (_, index) => `<tr><td>row${index}</td></tr>`,
  ).join("")}</tbody></table>`;
const chapter = (name: string, inside: string): string =>
  `<section class="division" id="${name}" data-part="${name}" data-folios="arabic" data-running-head="${name}" data-running-title="Small"><h1 id="${name}-heading">${name}</h1>${inside}</section>`;

async function laid(body: string, styles = ""): Promise<LaidOut> {
  const result = await layOut(browser, await smallPage(body, styles));
  expect(result.outOfSight).toEqual([]);
  return result;
}

const beginning = /^(?:one|two|Figure|all|head|b\dx\d+)/;

/** "text", "turned" or "own" for each page, with what it begins with. */
const pagesOf = ({ layout, texts }: LaidOut): readonly string[] =>
  layout.looks.map(({ width, height, isOwnPage }, index) => {
    const kind = width > height ? "turned" : isOwnPage ? "own" : "text";
    return `${kind} ${beginning.exec(texts[index] ?? "")?.[0] ?? ""}`.trim();
  });

describe("a figure or table with pages of its own", () => {
  test("stands behind the page that has its place, which the text after it fills", async () => {
    const text = `${paragraphs("a", 2)}${figure("1", "landscape")}${paragraphs("b", 5)}${figure("2", "full-page")}<p>end</p>`;
    const result = await laid(`${chapter("one", text)}${chapter("two", paragraphs("c", 1))}`);
    expect(pagesOf(result)).toEqual([
      "text one",
      "turned Figure",
      expect.stringMatching(/^text b\dx/),
      "own Figure",
      "text two",
    ]);
    expect(findInLayout(result.layout.looks)).toEqual([]);
    expect(result.layout.floated).toEqual(["fig-1", "fig-2"]);
    const [, third] = result.layout.starts;
    const letters = (markup: string): number => markup.replace(/<[^>]*>|\s/g, "").length;
    const first = result.texts[2]?.split(" ")[0] ?? "";
    expect(third).toMatchObject({
      page: 3,
      before: letters(`one${text.slice(0, text.indexOf(`${first} `))}`),
    });
    expect(result.runningHeads.join(" ")).toContain('"one"');
  });

  test("is divided where it is long, with its head on every page and its note at the foot of the first", async () => {
    const result = await laid(
      chapter("one", `${paragraphs("a", 1)}${table("landscape", 40)}${paragraphs("b", 1)}`),
    );
    expect(pagesOf(result)).toEqual(["text one", "turned all", "turned head", "turned head"]);
    expect(result.texts[0]).toContain("b0x39");
    expect(result.texts[1]).toMatch(/noted$/);
    const rows = result.texts.join(" ").match(/row\d+/g);
    expect(rows).toEqual(Array.from({ length: 40 }, (_, index) => `row${index}`));
  });

  test("comes first where a division begins with it, and stays in its division", async () => {
    const result = await laid(
      `${chapter("one", figure("1", "landscape"))}${chapter("two", paragraphs("a", 1))}`,
    );
    expect(pagesOf(result)).toEqual(["text one", "turned Figure", "text two"]);
  });

  test("is what a long wide table has in columns, across both of them", async () => {
    const result = await laid(
      chapter("one", `${paragraphs("a", 2)}${table("wide", 60)}${paragraphs("b", 2)}`),
      ":root { --columns: 2; --column-gap: 5mm }",
    );
    expect(pagesOf(result)).toEqual(["text one", "own all", "own head", "own head"]);
    const [text, own] = result.layout.looks;
    expect([text?.columns.length, own?.columns.length]).toEqual([2, 1]);
  });
});

test("a manuscript's turned figure is a turned page of the PDF, and everything agrees", async () => {
  const input = mkdtempSync(join(tmpdir(), "colophon-turned-"));
  writeFileSync(
    join(input, "map.svg"),
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 200"><path d="M0 0h400v200z"/></svg>',
  );
  writeFileSync(
    join(input, "article.md"),
    `---\ntitle: Turned\nauthors: [Ada Lovelace]\nlanguage: en\nprint: {bleed: 3mm}\n---\n\n# One\n\nSee @fig:map. ${sentence("a", 300)}\n\n![The map](map.svg){#fig:map .landscape alt="Half a rectangle"}\n\n${sentence("b", 900)}\n`,
  );
  const out = join(input, "out");
  const { diagnostics, editions } = await build({ input, out, cache: process.env[cacheVariable] });
  expect(diagnostics.filter(({ severity }) => severity !== "advice")).toEqual([]);
  const { pages } = await readPdf(
    readFileSync(join(out, editions.find(({ kind }) => kind === "pdf")?.file ?? "")),
  );
  const mm = (points: number): number => Math.round((points * 25.4) / 72);
  expect(pages.map(({ width, height }) => `${mm(width)} x ${mm(height)}`)).toEqual([
    "216 x 303",
    "303 x 216",
    "216 x 303",
  ]);
  rmSync(input, { recursive: true });
}, 60_000);
