import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openScratch, run } from "./documents/command.ts";

const { scratch, sent } = openScratch();

const page = `<!doctype html><html lang="en"><head><title>The Tides of Ghent</title></head><body>
<h1>Preface</h1><p>Why we counted.</p>
<h1>Chapter 1. Low Water</h1><p>It is <em>low</em>.<a href="#n1" id="r1" role="doc-noteref">1</a></p>
<h1>Chapter 2. Slack</h1><p>It waits.</p>
<h1>Chapter 3. Flood</h1><p>It is high (Morra, 2014).</p>
<section role="doc-endnotes"><ol><li id="n1" role="doc-footnote"><p>Very low. <a href="#r1" role="doc-backlink">↩</a></p></li></ol></section>
</body></html>`;

test("a book becomes a file a division, which check finds nothing wrong with", async () => {
  const to = join(scratch, "from-a-book");
  expect(await run("import", sent("tides.html", page), "--to", to)).toMatchObject({ code: 0, stderr: "" });
  expect(readdirSync(to).toSorted()).toEqual([
    "01-preface.md",
    "02-chapter-1-low-water.md",
    "03-chapter-2-slack.md",
    "04-chapter-3-flood.md",
    "import-report.json",
    "import-report.md",
    "publication.yaml",
  ]);
  expect(readFileSync(join(to, "publication.yaml"), "utf8")).toContain(
    "body:\n  - 02-chapter-1-low-water.md\n",
  );
  expect(readFileSync(join(to, "02-chapter-1-low-water.md"), "utf8")).toContain("Very low.");
  const { stdout } = await run("check", to);
  expect(stdout).not.toMatch(/ error |files-are-included/);
  expect(existsSync(join(to, "article.md"))).toBe(false);
});
