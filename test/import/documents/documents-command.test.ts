import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { openScratch, run } from "./command.ts";
import { epub, odt, pictureAddress, pictureHex } from "./sent-files.ts";

const { scratch, sent } = openScratch();

const front = `---
title: Tides of the Bay
authors:
  - given: Ana
    family: Mora
`;
/** `head` is what stands above the table's first line, since RTF knows no heads. */
const bodyWith = (alternative: string, head: string): string => `# Introduction

The *sea* rises [@khan2019], as @fig:shore shows.

![The shore](figures/figure-1.png){#fig:shore${alternative}}

# Measures

${head}| 1   | 2.5    |

: Heights {#tbl:heights}

# References {.unnumbered}
`;
const headed = "| Day | Height |\n|-----|--------|\n";
const headless = "|     |        |\n|-----|--------|\n| Day | Height |\n";

const page = `<!doctype html><html lang="en-GB"><head><title>Tides of the Bay</title><meta name="author" content="Ana Mora"></head><body><h1>Tides of the Bay</h1><p class="author">Ana Mora</p><h2>1. Introduction</h2><p>The <em>sea</em> rises (Khan, 2019), as Figure 1 shows.</p><figure><img src="${pictureAddress}" alt="Sand"><figcaption>Figure 1. The shore</figcaption></figure><h2>2. Measures</h2><table><caption>Table 1. Heights</caption><tr><th>Day</th><th>Height</th></tr><tr><td>1</td><td>2.5</td></tr></table><h2>References</h2><p>Khan, O. (2019). Salt and wind. <i>Journal of Shores</i>, <i>17</i>(2), 7-9.</p></body></html>`;

const rich = String.raw`{\rtf1\ansi{\fonttbl{\f0 Times;}}{\stylesheet{\s0 Normal;}{\s1 Title;}{\s2 Author;}{\s3\outlinelevel0 heading 1;}{\s4 caption;}}
\pard\s1 Tides of the Bay\par
\pard\s2 Ana Mora\par
\pard\s3\outlinelevel0 1. Introduction\par
\pard\s0 The {\i sea} rises (Khan, 2019), as Figure 1 shows.\par
\pard {\pict\pngblip ${pictureHex}}\par
\pard\s4 Figure 1. The shore\par
\pard\s3\outlinelevel0 2. Measures\par
\pard\s4 Table 1. Heights\par
\trowd\cellx1000\cellx2000\pard\intbl Day\cell Height\cell\row
\trowd\cellx1000\cellx2000\pard\intbl 1\cell 2.5\cell\row
\pard\s3\outlinelevel0 References\par
\pard\s0 Khan, O. (2019). Salt and wind. {\i Journal of Shores}, {\i 17}(2), 7-9.\par}`;

const openText = odt(
  `<text:p text:style-name="P1">Tides of the Bay</text:p><text:p>Ana Mora</text:p><text:h text:outline-level="1">1. Introduction</text:h><text:p>The <text:span text:style-name="T1">sea</text:span> rises (Khan, 2019), as Figure 1 shows.</text:p><text:p><draw:frame><draw:image xlink:href="Pictures/shore.png"/></draw:frame></text:p><text:p text:style-name="Figure">Figure 1. The shore</text:p><text:h text:outline-level="1">2. Measures</text:h><text:p text:style-name="Caption">Table 1. Heights</text:p><table:table><table:table-column table:number-columns-repeated="2"/><table:table-header-rows><table:table-row><table:table-cell><text:p>Day</text:p></table:table-cell><table:table-cell><text:p>Height</text:p></table:table-cell></table:table-row></table:table-header-rows><table:table-row><table:table-cell><text:p>1</text:p></table:table-cell><table:table-cell><text:p>2.5</text:p></table:table-cell></table:table-row></table:table><text:h text:outline-level="1">References</text:h><text:p>Khan, O. (2019). Salt and wind. <text:span text:style-name="T1">Journal of Shores</text:span>, <text:span text:style-name="T1">17</text:span>(2), 7-9.</text:p>`,
);

const book = epub({
  one: '<h1>1. Introduction</h1><p>The <em>sea</em> rises (Khan, 2019), as Figure 1 shows.</p><figure><img src="media/shore.png" alt="Sand"/><figcaption>Figure 1. The shore</figcaption></figure>',
  two: "<h1>2. Measures</h1><table><caption>Table 1. Heights</caption><tr><th>Day</th><th>Height</th></tr><tr><td>1</td><td>2.5</td></tr></table>",
  three:
    "<h1>References</h1><p>Khan, O. (2019). Salt and wind. <i>Journal of Shores</i>, <i>17</i>(2), 7-9.</p>",
});

describe("import of documents", () => {
  test.each([
    ["page.html", page, bodyWith(' alt="Sand"', headed)],
    ["paper.rtf", rich, bodyWith("", headless)],
    ["paper.odt", openText, bodyWith("", headed)],
    ["book.epub", book, bodyWith(' alt="Sand"', headed)],
  ])("makes the same manuscript of %s, which passes the check", async (name, content, body) => {
    const to = join(scratch, `from-${name}`);
    const { code, stderr } = await run("import", sent(name, content), "--to", to);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(readdirSync(join(to, "figures"))).toEqual(["figure-1.png"]);
    const text = readFileSync(join(to, "article.md"), "utf8");
    expect(text.startsWith(front)).toBe(true);
    expect(text.slice(text.indexOf("# Introduction"))).toBe(body);
    expect(await run("check", to)).toMatchObject({ code: 0 });
  });

  test("takes over Markdown with the files it names, and its first heading as the title", async () => {
    const folder = join(scratch, "sent");
    mkdirSync(join(folder, "img"), { recursive: true });
    writeFileSync(join(folder, "img/shore.png"), Buffer.from(pictureHex, "hex"));
    writeFileSync(
      join(folder, "works.bib"),
      "@book{khan2019, author={Khan, O.}, title={Salt}, year={2019}}\n",
    );
    writeFileSync(
      join(folder, "notes.md"),
      "---\nbibliography: works.bib\n---\n\n# Tides\n\n## Shore\n\nThe sea rises [@khan2019], see @fig-a and ![](gone.png).\n\n![The shore](img/shore.png){#fig-a}\n",
    );
    const to = join(scratch, "from-markdown");
    expect(await run("import", join(folder, "notes.md"), "--to", to)).toMatchObject({ code: 0, stderr: "" });
    expect(readFileSync(join(to, "article.md"), "utf8")).toBe(
      "---\ntitle: Tides\nbibliography: works.bib\n---\n\n## Shore\n\nThe sea rises [@khan2019], see @fig-a and ![](gone.png).\n\n![The shore](img/shore.png){#fig-a}\n",
    );
    expect(existsSync(join(to, "img/shore.png")) && existsSync(join(to, "works.bib"))).toBe(true);
    expect(readFileSync(join(to, "import-report.md"), "utf8")).toContain('"gone.png"');
  });

  const mimetype = (type: string): Uint8Array =>
    zipSync({ mimetype: [strToU8(type), { level: 0 }], "content.xml": strToU8("<a/>") });
  test.each<readonly [string, string | Uint8Array, number, string]>([
    ["empty.epub", "", 1, "is empty"],
    ["cut.odt", openText.subarray(0, openText.length - 60), 1, "damaged or cut off"],
    ["cut.rtf", rich.slice(0, 400), 1, "cut off"],
    ["sheet.odt", mimetype("application/vnd.oasis.opendocument.spreadsheet"), 1, "is no text"],
    ["broken.odt", mimetype("application/vnd.oasis.opendocument.text"), 1, "damaged"],
    ["bare.epub", mimetype("application/epub+zip"), 1, "names no package document"],
    [
      "bomb.epub",
      epub({ one: "<p>a</p>" }, { "OPS/media/large.png": new Uint8Array(64 * 1024 ** 2) }),
      4,
      "too large",
    ],
    ["long.html", "<p>The sea.</p>\n".repeat(1_100_000), 4, "at most"],
    ["deep.html", `<html>${"<div>".repeat(5000)}`, 4, "deep"],
    ["deep.rtf", `{\\rtf1 ${"{".repeat(5000)}a${"}".repeat(5000)}}`, 4, "deep"],
    ["front.md", "---\ntitle: [a\n---\n\nText.\n", 1, "front matter"],
  ])("refuses %s in plain words, and writes nothing", async (name, content, code, words) => {
    const to = join(scratch, `to-${name}`);
    const ended = await run("import", sent(name, content), "--to", to);
    expect(ended).toMatchObject({ code, stdout: "" });
    expect(ended.stderr).toContain(words);
    expect(existsSync(to)).toBe(false);
  });
});
