import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { check } from "../src/check-pipeline.ts";
import { buildInMemory } from "../src/pipeline.ts";
import { openCacheFolder } from "../src/tools/cache-folder.ts";
import { startManuscript } from "../src/tools/start-manuscript.ts";

const scratch = mkdtempSync(join(tmpdir(), "colophon-new-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const cache = openCacheFolder();

/** The article that is started is built, compared and released in `workflows.test.ts`, with warnings as errors. */
describe("a manuscript that is started", () => {
  test("is an article with one of everything, and nothing is found in it", async () => {
    const folder = join(scratch, "article");
    const { action } = await startManuscript({ folder, kind: "article" });
    expect(action === null || /^[\w.-]+\/[\w.-]+@[0-9a-f]{40}$/.test(action)).toBe(true);
    expect(readdirSync(folder).toSorted()).toEqual([
      ".github",
      ".gitignore",
      "CHANGELOG.md",
      "article.md",
      "figures",
      "references.bib",
    ]);
    expect(readFileSync(join(folder, ".gitignore"), "utf8")).toMatch(/^dist\/$/m);
    const report = await check({ input: folder, cache });
    expect(report.diagnostics).toEqual([]);
    expect(report.manuscript?.counts).toMatchObject({
      figures: 1,
      tables: 1,
      equations: 1,
      notes: 1,
      citations: 2,
      items: 2,
    });
  });

  test("is a book where that is asked for, and nothing is found in its pages either", async () => {
    const folder = join(scratch, "book");
    const { files } = await startManuscript({ folder, kind: "book" });
    expect(files).toContain("publication.yaml");
    expect(files).not.toContain("article.md");
    const { report } = await buildInMemory({ input: folder, cache });
    expect(report.diagnostics).toEqual([]);
    expect(report.editions.map(({ kind }) => kind)).toEqual(["pdf", "epub"]);
  });

  test("takes no folder that holds something", async () => {
    const folder = join(scratch, "held");
    mkdirSync(folder);
    writeFileSync(join(folder, "mine.txt"), "mine");
    await expect(startManuscript({ folder, kind: "article" })).rejects.toMatchObject({
      check: "configuration/folder-is-free",
    });
    expect(readdirSync(folder)).toEqual(["mine.txt"]);
  });
});
