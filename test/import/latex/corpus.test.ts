import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { openScratch, run } from "../documents/command.ts";

const { scratch } = openScratch();

const folder = fileURLToPath(new URL("../../../../shared/corpus/latex-good-enough/", import.meta.url));
const isHere = existsSync(folder);
if (!isHere) console.warn("The corpus of real manuscripts is not here: no real LaTeX is read.");

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

test.skipIf(!isHere)("a real paper keeps its words, headings, figures, citations and works", async () => {
  const to = join(scratch, "good-enough");
  expect(await run("import", folder, "--to", to)).toMatchObject({ code: 0, stderr: "" });
  const source = readFileSync(join(folder, "good-enough-practices-for-scientific-computing.tex"), "utf8");
  const text = readFileSync(join(to, "article.md"), "utf8");
  const items: unknown = JSON.parse(readFileSync(join(to, "references.json"), "utf8"));
  const headings = count(source, /^\\(?:practice|sub)?section\*?\{/gm);
  // The abstract is metadata now.
  expect(count(text, /^#+ /gm)).toBe(headings - 1);
  expect(count(text, /\{#fig:/g)).toBe(count(source, /^ *\\begin\{figure\}/gm));
  expect(count(text, /\[@(?!fig|sec)/g)).toBe(count(source, /^[^%\n]*\\cite\{/gm));
  expect(items).toHaveLength(count(source, /^\\bibitem/gm));
  expect(count(text, /^ {2}- given: /gm)).toBe(6);
  expect(await run("check", to)).toMatchObject({ code: 0 });
});

describe("folders of the classes that journals and presses use", () => {
  test.each([
    ["tides", { headings: 6, figures: 3, tables: 1, equations: 4, notes: 1, items: 3, authors: 3 }],
    ["parrots", { headings: 6, figures: 1, tables: 0, equations: 0, notes: 3, items: 2, authors: 2 }],
  ])("%s keeps every word and number, and is sound", async (name, expected) => {
    const to = join(scratch, name);
    const sent = fileURLToPath(new URL(`sent/${name}`, import.meta.url));
    expect(await run("import", sent, "--to", to)).toMatchObject({ code: 0, stderr: "" });
    // A book has a file a chapter.
    const written = readdirSync(to).filter(
      (file) => /\.(?:md|yaml)$/.test(file) && file !== "import-report.md",
    );
    const text = written.map((file) => readFileSync(join(to, file), "utf8")).join("\n");
    const items: unknown = JSON.parse(readFileSync(join(to, "references.json"), "utf8"));
    expect({
      headings: count(text, /^#+ /gm),
      figures: count(text, /\{#fig:/g),
      tables: count(text, /\{#tbl:/g),
      equations: count(text, /\{#eq:/g),
      notes: count(text, /^\[\^\d+\]: /gm),
      items: Array.isArray(items) ? items.length : 0,
      authors: count(text, /^ {2}- given: /gm),
    }).toEqual(expected);
    expect((await run("check", to)).stderr).not.toMatch(/ error /);
  });
});
