import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PDFDocument } from "@cantoo/pdf-lib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { proofChanges } from "../../src/changes-pipeline.ts";
import type { Galley } from "../../src/model/galley.ts";
import { compareGalleys } from "../../src/proof/changes/compare-galleys.ts";
import { makeRelease } from "../../src/release-pipeline.ts";
import { launchBrowser } from "../../src/tools/browser.ts";
import { sha256 } from "../../src/tools/hash.ts";
import { type PandocPool, startPandoc } from "../../src/tools/pandoc.ts";
import { readPdf } from "../../src/tools/pdf-reader.ts";
import { axeFindings } from "../editions/epub/reading-system.ts";
import { galleyOf } from "../galley/galley-of.ts";

let pandoc: PandocPool;
beforeAll(() => {
  pandoc = startPandoc();
});
afterAll(() => pandoc.stop());

const bibliography = `@article{lee, author = {Lee, Ann}, title = {The sea}, journal = {Tides}, year = {2017}}
@article{roe, author = {Roe, Bo}, title = {The bay}, journal = {Tides}, year = {2018}}
`;

const text = `# Introduction

The sea is wide and deep, as @lee says. It has 12 bays. See @fig:map.[^1]

Another paragraph stands here, which nobody will touch, with *some* words.

![A map of the bay.](map.png){#fig:map}

- first item of the list
- second item of the list

| place | depth |
| --- | --- |
| north | 12.3 |
| south | 14.5 |

# Method

We measured the sea [@roe] for a year, $x = y^2$, with a rope of hemp.

> Deep calls unto deep at the noise of thy waterspouts.

~~~
depth = 12
~~~

[^1]: The map is old.
`;

const galley = (markdown: string, bibtex = bibliography): Promise<Galley> =>
  galleyOf([{ text: markdown }], {}, bibtex, pandoc.run);

async function told(after: string, bibtex?: string): Promise<readonly string[]> {
  const { changes } = compareGalleys(await galley(text), await galley(after, bibtex), sha256);
  return changes.map(({ number, kind, what, before, after: now }) => {
    const texts = [before, now].filter((each) => each !== "").join(" → ");
    return `${number === null ? "follows: " : ""}${kind} ${what}: ${texts}`;
  });
}

describe("comparing", () => {
  test("two equal texts gives nothing, and marks nothing", async () => {
    const [old, now] = [await galley(text), await galley(text)];
    const { changes, merged } = compareGalleys(old, now, sha256);
    expect(changes).toEqual([]);
    expect(merged).toEqual(now);
  });

  test.each([
    ["a word", "wide and deep", "wide and blue", ["text replaced: deep → blue"]],
    ["a number", "has 12 bays", "has 13 bays", ["text replaced: 12 → 13"]],
    ["a comma", "It has", "It, has", ["text inserted: ,"]],
    ["a sentence", " It has 12 bays.", "", ["text deleted: It has 12 bays."]],
    ["formatting", "nobody will", "*nobody* will", ["text set otherwise: nobody → nobody"]],
    ["a heading", "# Method", "# Methods", ["heading replaced: Method → Methods"]],
    ["a caption", "A map of the bay.", "A chart of the bay.", ["caption replaced: map → chart"]],
    ["an item", "- second item", "- a new one between\n- second item", ["text inserted: a new one between"]],
    ["a cell", "12.3", "12.4", ["table replaced: 12.3 → 12.4"]],
    ["a row", "| south |", "| east | 9.9 |\n| south |", ["table inserted: east9.9"]],
    ["a lost row", "| south | 14.5 |\n", "", ["table deleted: south14.5"]],
    ["a formula", "$x = y^2$", "$x = y^3$", ["text replaced: x = y^2 → x = y^3"]],
    ["a note", "The map is old.", "The map is new.", ["note replaced: old → new"]],
    ["code", "depth = 12", "depth = 13", ["code replaced: depth = 12 → depth = 13"]],
    [
      "a quotation",
      "> Deep calls unto deep at the noise of thy waterspouts.\n",
      "",
      ["text deleted: Deep calls unto deep at the noise of thy waterspouts."],
    ],
    [
      "a paragraph",
      "# Method",
      "Wholly other words were added.\n\n# Method",
      ["text inserted: Wholly other words were added."],
    ],
  ])("finds %s, and nothing else", async (_, from, to, expected) => {
    expect(text).toContain(from);
    expect(await told(text.replace(from, to))).toEqual(expected);
  });

  test("a reference that changed is one change; the citation follows", async () => {
    expect(await told(text, bibliography.replace("{The sea}", "{The open sea}"))).toEqual([
      "reference inserted: Open",
    ]);
    const found = await told(text, bibliography.replace("year = {2017}", "year = {2016}"));
    expect(found).toEqual([
      "follows: text replaced: Lee (2017) → Lee (2016)",
      "reference replaced: 2017 → 2016",
    ]);
  });

  test("numbers that moved on because a figure came in follow from it", async () => {
    const figure = "![Another.](other.png){#fig:other}\n\nAnother paragraph";
    const found = await told(text.replace("Another paragraph", figure));
    expect(found.filter((each) => !each.startsWith("follows"))).toHaveLength(2);
    expect(found.map((each) => each.replaceAll("\u00a0", " "))).toContain(
      "follows: text replaced: Figure 1 → Figure 2",
    );
  });

  test("a picture is told by its bytes, and both are shown", async () => {
    const withMap = async (bytes: number): Promise<Galley> => {
      const base = await galley("![A map.](map.png)\n");
      const href = "images/map.png";
      const image = { t: "Image", c: [["", [], []], [], [href, ""]] } as const;
      return {
        ...base,
        spine: base.spine.map((item) => ({ ...item, blocks: [{ t: "Plain", c: [image] }] })),
        resources: [
          {
            href,
            mediaType: "image/png",
            bytes: Uint8Array.of(bytes),
            width: 1,
            height: 1,
            place: { file: "a.md", line: 1, column: 1, certainty: "exact" },
          },
        ],
      };
    };
    const { changes, merged } = compareGalleys(await withMap(1), await withMap(2), sha256);
    expect(changes).toMatchObject([{ kind: "figure", what: "replaced" }]);
    expect(merged.resources.map(({ href, bytes }) => [href, [...bytes]])).toEqual([
      ["images/map.png", [2]],
      ["images/old-map.png", [1]],
    ]);
    expect(compareGalleys(await withMap(1), await withMap(1), sha256).changes).toEqual([]);
  });
});

describe("proof --against", () => {
  const folder = mkdtempSync(join(tmpdir(), "colophon-changes-"));
  const out = join(folder, "dist");
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const git = (...args: readonly string[]): unknown =>
    execFileSync("git", ["-C", folder, "-c", "user.name=A", "-c", "user.email=a@example.org", ...args]);
  const long = (name: string): string =>
    Array.from({ length: 9 }, (_, paragraph) =>
      Array.from({ length: 90 }, (_, word) => `${name}${paragraph}x${word}`).join(" "),
    ).join("\n\n");
  const front = "---\ntitle: Tides\nlanguage: en-GB\n---\n\n";
  const article = `${front}# One\n\n${long("a")}\n\n# Two\n\nThe picture follows.\n\n![A picture.](picture.png){#fig:p}\n\n${long("b")}\n`;

  test("a revision: what was changed, on which page and line of either, and why pages changed", async () => {
    writeFileSync(join(folder, "article.md"), article);
    copyFileSync(new URL("../checks/pictures/picture.png", import.meta.url), join(folder, "picture.png"));
    git("init", "-q");
    git("add", "-A");
    git("commit", "-qm", "one");
    writeFileSync(join(folder, "article.md"), article.replace("b0x3", `b0x3 ${long("c").split("\n")[0]}`));
    const { files, changes, pages } = await proofChanges({
      input: folder,
      against: "HEAD",
      out,
      cache: null,
    });
    expect(changes).toHaveLength(1);
    const [change] = changes;
    expect(change).toMatchObject({ kind: "text", what: "inserted", now: { place: { file: "article.md" } } });
    expect(change?.now?.line).toBeGreaterThan(0);
    expect([change?.old?.page, change?.old?.line]).toEqual([change?.now?.page, change?.now?.line]);
    const page = change?.now?.page ?? 0;
    expect(page).toBeGreaterThan(1);
    expect(pages.slice(0, page - 1).map(({ by }) => by)).toEqual(Array(page - 1).fill("nothing"));
    expect(pages[page - 1]?.by).toBe("text");
    for (const { by } of pages.slice(page)) expect(by).toMatch(/reflow|text|new/);
    expect(JSON.parse(readFileSync(join(out, "changes.json"), "utf8"))).toMatchObject({
      against: "HEAD",
      pages,
    });
    const pdf = await readPdf(readFileSync(join(out, files[0] ?? "")));
    expect(pdf.links).toContainEqual({ destination: "mark-1", resolved: true });
    const html = readFileSync(join(out, files[1] ?? ""), "utf8");
    expect(html.match(/<ins/g)).toHaveLength(1);
    expect(html).not.toContain("<del");
  }, 60_000);

  test("the same revision: nothing", async () => {
    git("checkout", "-q", "--", ".");
    const { changes, pages } = await proofChanges({ input: folder, against: "HEAD", out, cache: null });
    expect(changes).toEqual([]);
    expect(new Set(pages.map(({ by }) => by))).toEqual(new Set(["nothing"]));
  }, 60_000);

  test("a page set otherwise with the same text is told apart", async () => {
    const other = mkdtempSync(join(folder, "other-"));
    writeFileSync(join(other, "article.md"), article.replace("language:", "templates: look\nlanguage:"));
    copyFileSync(join(folder, "picture.png"), join(other, "picture.png"));
    mkdirSync(join(other, "look"));
    writeFileSync(join(other, "look", "print.css"), ":root { --margin-top: 27mm; }\n");
    const { changes, pages } = await proofChanges({ input: other, against: folder, out, cache: null });
    expect(changes).toEqual([]);
    expect(pages[0]?.by).toBe("style");
  }, 60_000);

  test("a release: what it was made of is compared", async () => {
    const own = mkdtempSync(join(folder, "own-"));
    const whole = `---
title: Tides
authors: [{ name: Ada Lovelace }]
abstract: The bay was measured for a year.
keywords: [tides, bays, measurement]
language: en-GB
dates: { published: 2026-03-09 }
licence: CC-BY-4.0
---

# Introduction

The sea is wide, and the bay is deep; both were measured for a whole year.
`;
    writeFileSync(join(own, "article.md"), whole);
    const released = { input: own, version: "1.0.0", out: join(own, "dist"), dryRun: false, cache: null };
    const release = await makeRelease({ ...released, onNotice: () => undefined });
    expect(release.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    const changed = whole.replace("wide", "broad").replace("Tides", "High tides").replace("Lovelace", "King");
    writeFileSync(join(own, "article.md"), changed);
    const { changes, files } = await proofChanges({ input: own, against: release.folder, out, cache: null });
    expect(changes).toMatchObject([
      { kind: "title", before: "Tides", after: "High tides", now: { page: 1 } },
      { kind: "authors", before: "Ada Lovelace", after: "Ada King", now: { page: 1 } },
      { before: "wide", after: "broad" },
    ]);
    const [pdf = "", html = ""] = files;
    const { links } = await readPdf(readFileSync(join(out, pdf)));
    const marks = links.filter(({ destination }) => destination?.startsWith("mark-"));
    expect(marks.map(({ destination, resolved }) => `${destination} ${resolved}`).toSorted()).toEqual([
      "mark-1 true",
      "mark-2 true",
      "mark-3 true",
    ]);
    const document = await PDFDocument.load(readFileSync(join(out, pdf)));
    expect(document.getTitle()).toBe("High tides");
    // The e-book's text has the same marks, and a list that leads to them.
    const text = readFileSync(join(out, html), "utf8");
    const [heading = ""] = /<h1[\s\S]*?<\/h1>/.exec(text) ?? [];
    expect(heading.replace(/<(\/?)(del|ins)[^>]*>/g, "[$1$2]").replace(/<[^>]*>/g, "")).toBe(
      "[del]Tides[/del] [ins]High tides[/ins]",
    );
    for (const number of [1, 2, 3]) {
      expect(text.match(new RegExp(`id="change-${number}"`, "g"))).toHaveLength(1);
      expect(text).toContain(`<a href="#change-${number}" class="query-label">${number}</a>`);
    }
    const browser = await launchBrowser();
    const site = new Map([
      ["page.html", { mediaType: "text/html; charset=utf-8", bytes: Buffer.from(text) }],
    ]);
    expect(await axeFindings(await browser.open(site))).toEqual([]);
    await browser.close();
  }, 120_000);

  test("what is neither a revision nor a folder is said so", async () => {
    const { files, diagnostics } = await proofChanges({ input: folder, against: "nope", out, cache: null });
    expect(files).toEqual([]);
    expect(diagnostics).toMatchObject([{ check: "configuration/revision-exists" }]);
    const asked = { input: folder, against: folder, out, cache: null, profile: join(folder, "nosuch.yaml") };
    const unnamed = await proofChanges(asked);
    expect(unnamed.diagnostics.map(({ message }) => message).join()).toContain("nosuch.yaml");
  });
});
