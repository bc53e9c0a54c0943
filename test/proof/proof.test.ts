import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { paginate } from "../../src/editions/print/layout.ts";
import type { PdfContents, PdfPage } from "../../src/model/pdf.ts";
import type { ProofReport } from "../../src/model/report.ts";
import { build } from "../../src/pipeline.ts";
import { dressPages } from "../../src/proof/dress-pages.ts";
import { makeProof } from "../../src/proof-pipeline.ts";
import { launchBrowser } from "../../src/tools/browser.ts";
import { checkEpub } from "../../src/tools/epubcheck.ts";
import { readLayoutScripts } from "../../src/tools/layout-scripts.ts";
import { readPdf } from "../../src/tools/pdf-reader.ts";
import { readProofScripts } from "../../src/tools/proof-scripts.ts";
import { openTemplates } from "../../src/tools/templates.ts";
import { sentence, smallPage } from "../editions/print/small-page.ts";

const folder = mkdtempSync(join(tmpdir(), "colophon-proof-"));
const out = join(folder, "dist");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The word that each query is about, whatever kind of text it stands in. */
const asked = [
  "heading",
  "paragraph",
  "divided",
  "item",
  "cell",
  "noted",
  "captioned",
  "quoted",
  "chosen",
  "shown",
];

const ask = (word: string): string => `${word} <!-- query: Is ${word} right? -->`;
const filling = (name: string, words: number): string =>
  Array.from({ length: words }, (_, index) => `${name}${index}`).join(" ");

const manuscript = `---
title: Tides
authors: [{ name: Ada Lovelace }]
language: en-GB
---

# A {#sec:a}${" "}

## The ${ask("heading")} of it

This ${ask("paragraph")} is short. ${filling("early", 420)} ${ask("divided")} ${filling("late", 40)}

- one ${ask("item")} of two, as ${ask("shown")} $x^2$
- two

| head | other |
| --- | --- |
| a ${ask("cell")} here | b |

: A table that is ${ask("captioned")} here.

> Some ${ask("quoted")} words with \`code\` before.

A note.[^1] The [chosen]{.query ask="Is chosen right?" to=editor} word.

${filling("more", 500)}

[^1]: What is ${ask("noted")} here.
`;

let proof: PdfContents;
let release: PdfContents;
let report: ProofReport;

beforeAll(async () => {
  mkdirSync(out);
  writeFileSync(join(folder, "article.md"), manuscript);
  await build({ input: folder, out, editions: ["pdf"] });
  report = await makeProof({ input: folder, out, ask: [], cache: null });
  const read = (name: string) => readPdf(readFileSync(join(out, name)));
  const name = report.files[0] ?? "";
  proof = await read(name);
  release = await read(name.replace("-proof.pdf", ".pdf"));
}, 120_000);

/** Lines of a page from the top, those of one height as one. */
function heights(
  { lines }: PdfPage,
  isText: (left: number) => boolean,
): readonly (readonly [number, string])[] {
  const rows = new Map<number, string>();
  for (const { baseline, text, left } of lines.filter(
    (line) => isText(line.left) && line.text.trim() !== "",
  )) {
    const height = [...rows.keys()].find((each) => Math.abs(each - baseline) < 4.5) ?? baseline;
    rows.set(height, `${rows.get(height) ?? ""} ${left > 0 ? text : ""}`);
  }
  return [...rows].toSorted(([one], [other]) => other - one);
}

describe("the proof's pages", () => {
  test("are those of the release, letter by letter, on a wider sheet", () => {
    expect(proof.pages.length).toBeGreaterThan(release.pages.length);
    const shift = (24 / 25.4) * 72;
    for (const [index, page] of release.pages.entries()) {
      const own = proof.pages[index];
      expect(own?.width).toBeGreaterThan(page.width + 200);
      for (const { text, left, baseline } of page.lines.filter((line) => line.text.trim() !== "")) {
        const same = own?.lines.some(
          (line) =>
            line.text.includes(text.trim()) &&
            Math.abs(line.left - left - shift) < 1.5 &&
            Math.abs(line.baseline - baseline) < 1,
        );
        expect({ page: index + 1, text, same }).toEqual({ page: index + 1, text, same: true });
      }
    }
  });

  test("say the manuscript's line beside each paragraph, and the number of every fifth line", () => {
    const [first] = proof.pages;
    const left = first?.lines.filter((line) => line.left < 68).map(({ text }) => text) ?? [];
    expect(left).toContain("article.md:9");
    expect(left).toContain("article.md:11");
    const numbers = first?.lines.filter(({ size, left: at }) => size < 7 && at > 68 && at < 160) ?? [];
    expect(numbers.map(({ text }) => text.trim())).toEqual(expect.arrayContaining(["10", "15", "20"]));
  });

  test("say at the foot what they are", () => {
    for (const { lines } of proof.pages)
      expect(lines.some(({ text }) => /^PROOF · \d{4}-\d\d-\d\d/.test(text))).toBe(true);
  });
});

describe("queries", () => {
  test("stand at the line they are about, in text of every kind", () => {
    expect(report.queries).toHaveLength(asked.length);
    for (const word of asked) {
      const query = report.queries.find(({ text }) => text === `Is ${word} right?`);
      const page = release.pages[(query?.page ?? 0) - 1];
      if (page === undefined) throw new Error(`"${word}" is on no page.`);
      const rows = heights(page, () => true).filter(
        ([, text]) => !/^[\s\d]*(?:Ada Lovelace|Tides)?[\s\d]*$/.test(text),
      );
      const row = rows.findIndex(([, text]) => text.includes(word));
      const isFirstPage = query?.page === 1;
      // The title and the author's name are lines of the first page, too.
      expect({ word, line: query?.line }).toEqual({ word, line: row + 1 + (isFirstPage ? 2 : 0) });
    }
  });

  test("are listed at the end with page and line, and linked both ways", () => {
    const list = proof.pages
      .slice(release.pages.length)
      .flatMap(({ lines }) => lines.map(({ text }) => text))
      .join("\n");
    for (const { label, text } of report.queries) {
      expect(list).toContain(label);
      expect(list).toContain(text.split(" ")[1]);
      for (const destination of [`mark-${label}`, `query-${label}`])
        expect(proof.links).toContainEqual({ destination, resolved: true });
    }
  });

  test("in the margin stand beside their line", () => {
    for (const { label, text, page } of report.queries) {
      const own = proof.pages[(page ?? 0) - 1];
      const word = text.split(" ")[1] ?? "";
      const note = own?.lines.find((line) => line.left > own.width - 170 && line.text.includes(label));
      const inText = own?.lines.find((line) => line.left < own.width - 170 && line.text.includes(word));
      expect({ label, distance: Math.abs((note?.baseline ?? 0) - (inText?.baseline ?? 999)) < 45 }).toEqual({
        label,
        distance: true,
      });
    }
  });

  test("in the margin do not lie on each other", () => {
    for (const { lines, width } of proof.pages.slice(0, release.pages.length)) {
      const tops = lines.filter(({ left }) => left > width - 170).map(({ baseline }) => baseline);
      const sorted = tops.toSorted((one, other) => one - other);
      for (const [index, baseline] of sorted.entries())
        if (index > 0) expect(baseline - (sorted[index - 1] ?? 0)).toBeGreaterThan(6);
    }
  });
});

describe("proofs without pages", () => {
  const texts = (name: string): readonly string[] => {
    const bytes = readFileSync(join(out, name));
    if (name.endsWith(".html")) return [bytes.toString()];
    return Object.entries(unzipSync(bytes))
      .filter(([path]) => path.endsWith(".xhtml"))
      .map(([, text]) => strFromU8(text));
  };

  test.each([1, 2])("have every query at its word and in a list, linked both ways (file %i)", (index) => {
    const name = report.files[index] ?? "";
    const all = texts(name).join("\n");
    for (const { label, text } of report.queries) {
      const word = text.split(" ")[1];
      expect(all).toMatch(new RegExp(`${word}\\S*<a id="mark-${label}"[^>]*href="[^"]*#query-${label}"`));
      expect(all).toMatch(new RegExp(`id="query-${label}"[\\s\\S]*?href="[^"]*#mark-${label}"`));
    }
    const missing = [...all.matchAll(/href="[^"]*#([^"]+)"/g)].filter(
      ([, id]) => !all.includes(`id="${id}"`),
    );
    expect(missing).toEqual([]);
  });

  test("the e-book is valid, and has all of the text", async () => {
    const bytes = readFileSync(join(out, report.files[1] ?? ""));
    expect((await checkEpub(bytes)).filter(({ severity }) => /fatal|error|warning/.test(severity))).toEqual(
      [],
    );
    expect(report.diagnostics.filter(({ check }) => check.startsWith("audit/"))).toEqual([]);
  });

  test("the page asks for nothing outside itself", () => {
    const [page = ""] = texts(report.files[2] ?? "");
    expect(page.match(/(?:src|href)="(?!#|data:)[^"]*"/g)).toBeNull();
    expect(page).not.toMatch(/url\((?!data:)/);
    expect(page).toContain('data-place="article.md:11:1"');
  });
});

test("a proof whose lines would differ from the release's is refused", async () => {
  const browser = await launchBrowser();
  try {
    const page = await smallPage(
      `<section class="division"><p data-place="a.md:1:1">${sentence("x", 90)}</p></section>`,
    );
    const scripts = await readLayoutScripts();
    const options = { maximumPages: 9, stock: false };
    const { browserPage, layout } = await paginate(browser, page, scripts, options);
    const templates = await openTemplates();
    const styles = templates.get("shared/proof/proof.css") ?? "";
    const dressed = dressPages(browserPage, {
      notes: [],
      list: { template: "shared/proof/queries.html", view: {} },
      anchors: [],
      entries: new Map(),
      folios: layout.folios,
      size: { width: 110, height: 150 },
      title: "Small",
      foot: "PROOF",
      templates: new Map([...templates, ["shared/proof/proof.css", `${styles} p { letter-spacing: 1px; }`]]),
      scripts: await readProofScripts(),
    });
    await expect(dressed).rejects.toThrow("Page 1 of the proof is not as it will be printed.");
  } finally {
    await browser.close();
  }
}, 60_000);
