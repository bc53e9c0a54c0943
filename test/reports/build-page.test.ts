import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { descriptions } from "../../src/checks/catalogue.ts";
import type { BuiltPages, CheckReport } from "../../src/model/report.ts";
import type { Browser } from "../../src/model/tools.ts";
import { build } from "../../src/pipeline.ts";
import { htmlReport } from "../../src/reports/html.ts";
import { launchBrowser } from "../../src/tools/browser.ts";
import { openTemplates } from "../../src/tools/templates.ts";
import { axeFindings } from "../editions/epub/reading-system.ts";

const scratch = mkdtempSync(join(tmpdir(), "colophon-build-page-"));
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
}, 60_000);
afterAll(async () => {
  rmSync(scratch, { recursive: true, force: true });
  await browser.close();
});

const box = { left: 10, top: 20, right: 110, bottom: 40 };
const report: CheckReport = {
  manuscript: null,
  diagnostics: [
    {
      check: "layout/pages-are-filled",
      severity: "warning",
      place: { file: "text.md", line: 3, column: 1, certainty: "exact" },
      message: "Page iv: the page is 40 % full; <b>more</b> was expected.",
      help: "Move the picture.",
    },
  ],
  waived: [],
  citations: { citations: [], items: [] },
  texts: new Map([["text.md", ["", "", "A line of the author's."]]]),
  changes: [],
  timings: {},
};
const built: BuiltPages = {
  editions: [{ kind: "pdf", file: "text.pdf", bytes: 2048, sha256: "", pages: 7 }],
  sketches: [
    {
      folio: "iv",
      width: 400,
      height: 600,
      lines: [box],
      pictures: [box],
      spots: [{ box, check: "layout/pages-are-filled", message: "the page is 40 % full." }],
    },
  ],
  more: 2,
};

async function open(page: string) {
  const bytes = new TextEncoder().encode(page);
  return browser.open(new Map([["page.html", { mediaType: "text/html; charset=utf-8", bytes }]]));
}

test("the page shows the editions, the author's line and the spot on the page, and axe has nothing against it", async () => {
  const page = await open(htmlReport(report, descriptions, await openTemplates(), built));
  expect(await axeFindings(page)).toEqual([]);
  const shown = await page.run(`[".editions li", ".finding mark", ".pages h3", "#pages + p"].map(
    (selector) => document.querySelector(selector).textContent.trim().replace(/\\s+/g, " "))`);
  expect(shown).toEqual([
    "text.pdf 7 pages, 2 KiB",
    "A",
    "Page iv",
    "The pages that something was found on, in outline; the spots are marked. 2 more pages have findings.",
  ]);
  const spot = await page.run(`(() => {
    const drawing = document.querySelector(".pages svg").getBoundingClientRect();
    const { left, width } = document.querySelector(".pages .spot").getBoundingClientRect();
    return [left - drawing.left, width].map((pixels) => Math.round((400 * pixels) / drawing.width));
  })()`);
  expect(spot).toEqual([expect.closeTo(10, -1), expect.closeTo(100, -1)]);
  expect(await page.run("document.querySelectorAll('.findings b').length")).toBe(0);
  await page.close();
});

test("a build writes it beside the editions, without a word about when and how long", async () => {
  const input = fileURLToPath(new URL("../manuscripts/minimal", import.meta.url));
  await build({ input, out: scratch, editions: ["pdf"] });
  const text = readFileSync(join(scratch, "report.html"), "utf8");
  expect(text).toContain("minimal.pdf");
  expect(text).not.toMatch(/millisecond|timings/);
  const page = await open(text);
  expect(await axeFindings(page)).toEqual([]);
  await page.close();
});
