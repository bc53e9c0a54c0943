import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Browser, BrowserPage } from "../../../src/model/tools.ts";
import { build } from "../../../src/pipeline.ts";
import { launchBrowser } from "../../../src/tools/browser.ts";
import {
  axeFindings,
  eachDocument,
  lostInTheDark,
  onDarkScreen,
  paleLetters,
  stickingOut,
  widestLines,
} from "./reading-system.ts";

const scratch = mkdtempSync(join(tmpdir(), "colophon-reading-"));
const sample = fileURLToPath(new URL("../../../manuscript", import.meta.url));

/** What is hard to set on a telephone: wide tables, long lines of code, addresses, formulas. */
const wide = `---
title: Widths
language: en
authors: [{ name: Ada Lovelace }]
---

# Measures {#measures}

| Institution | Temperature | Precipitation | Observations | Classification | Responsibility |
|---|---|---|---|---|---|
| Naturwissenschaftlicher | 12345678.901 | incommensurable | 1234567890123 | uncharacteristically | counterrevolutionary |

: Words too long for a small screen. {#tbl:wide}

See <https://example.org/a/very/long/address/that/goes/on/and/on/without/any/place/to/break/it.html?with=query>, and
\`a_very_long_name_of_a_function_that_nobody_should_have_written_but_somebody_did(argument)\`.

\`\`\`python
a_very_long_name_of_a_function_that_nobody_should_have_written_but_somebody_did_all_the_same = 1
\`\`\`

$$ a_1 + a_2 + a_3 + a_4 + a_5 + a_6 + a_7 + a_8 + a_9 + a_{10} + a_{11} + a_{12} + a_{13} + a_{14} = b $$ {#eq:long}

## Donaudampfschifffahrtsgesellschaftskapitän

A note.^[With <https://example.org/another/long/address/that/goes/on/and/on/without/any/place/to/break.html>.]
`;

const readers = [
  { pixels: 320, percent: 200 },
  { pixels: 320, percent: 100 },
  { pixels: 800, percent: 100 },
] as const;

/** Everything that is asked of a page, in one visit; what the last looks change, the first do not see. */
async function lookLight(page: BrowserPage) {
  const axe = await axeFindings(page);
  const pale = await paleLetters(page);
  const sticking: (readonly string[])[] = [];
  for (const reader of readers) sticking.push(await stickingOut(page, reader));
  return { axe, pale, sticking, widest: await widestLines(page, 1200) };
}

async function lookDark(page: BrowserPage) {
  return { lost: await lostInTheDark(page), pale: await paleLetters(page) };
}

type Seen = {
  readonly light: ReadonlyMap<string, Awaited<ReturnType<typeof lookLight>>>;
  readonly dark: ReadonlyMap<string, Awaited<ReturnType<typeof lookDark>>>;
};

const books = new Map<string, Seen>();
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
  const file = join(scratch, "wide.md");
  writeFileSync(file, wide);
  const book = join(scratch, "chapters");
  mkdirSync(book);
  const [, front = "", text = ""] = wide.split(/^---\n/m);
  writeFileSync(join(book, "publication.yaml"), `${front}body: [chapter.md]\n`);
  writeFileSync(join(book, "chapter.md"), text);
  for (const [name, input, editions] of [
    ["sample", sample, ["pdf", "epub"]],
    ["wide", file, ["epub"]],
    ["chapters", book, ["epub"]],
  ] as const) {
    const out = join(scratch, `${name}-out`);
    const report = await build({ input, out, editions });
    expect(report.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    const epub = report.editions.find(({ kind }) => kind === "epub");
    const book = new Uint8Array(readFileSync(join(out, epub?.file ?? "")));
    books.set(name, {
      light: await eachDocument(browser, book, lookLight),
      dark: await eachDocument(browser, onDarkScreen(book), lookDark),
    });
  }
}, 180_000);
afterAll(async () => {
  await browser.close();
  rmSync(scratch, { recursive: true, force: true });
});

describe.each(["sample", "wide", "chapters"])("the e-book of %s", (name) => {
  const light = () => [...(books.get(name)?.light ?? [])];
  const dark = () => [...(books.get(name)?.dark ?? [])];

  test("has nothing axe would say a word about", () => {
    expect(light().length).toBeGreaterThan(3);
    expect(light().filter(([, { axe }]) => axe.length > 0)).toEqual([]);
  });

  test.each(readers.map((reader, index) => ({ ...reader, index })))(
    "reflows in $pixels pixels at $percent % without scrolling sideways",
    ({ index }) => {
      const sticking = light().map(([path, seen]) => [path, seen.sticking[index]] as const);
      expect(sticking.filter(([, elements]) => elements === undefined || elements.length > 0)).toEqual([]);
    },
  );

  test("has lines of no more than 42 em on a wide screen", () => {
    const widest = Math.max(...light().map(([, seen]) => seen.widest));
    expect(widest).toBeLessThanOrEqual(42);
    expect(widest).toBeGreaterThan(30);
  });

  test("can be read on light and on dark screens: letters at 4.5 to 1, images on white, formulas in the text's colour", () => {
    expect(dark().length).toBe(light().length);
    const pale = [...light(), ...dark()].filter(([, seen]) => seen.pale.length > 0);
    expect(pale).toEqual([]);
    expect(dark().filter(([, { lost }]) => lost.length > 0)).toEqual([]);
  });
});
