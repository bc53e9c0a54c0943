import { existsSync, readFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { cite } from "../../src/citations/cite.ts";
import { readBibliography } from "../../src/citations/read-bibliography.ts";
import { startPandoc } from "../../src/tools/pandoc.ts";
import { inlineText } from "../../src/tree/text.ts";
import { manuscriptOf } from "./manuscript-of.ts";

/** Real manuscripts, with the mistakes their authors made; they are not part of the project. */
const corpus = new URL("../../../shared/corpus/", import.meta.url);
const pool = startPandoc();
afterAll(() => pool.stop());

async function cited(folder: string, text: string, bib: string) {
  const bytes = readFileSync(new URL(`${folder}/${bib}`, corpus));
  const read = await readBibliography([{ path: bib, bytes }], pool.run);
  const markdown = readFileSync(new URL(`${folder}/${text}`, corpus), "utf8").replace(
    /^---\n[\s\S]*?\n---\n/,
    "",
  );
  const manuscript = await manuscriptOf(markdown, read.value, pool.run);
  const { value, diagnostics } = await cite(manuscript, { csl: null, citationsAreNotes: false }, pool.run);
  const all = [...read.diagnostics, ...diagnostics];
  const texts = manuscript.citations.map(({ id }) => inlineText(value.citations.get(id) ?? []));
  return { items: read.value.items, list: value.referenceList, texts, count: counter(all), all };
}

function counter(diagnostics: readonly { readonly check: string }[]) {
  const counts: Record<string, number> = {};
  for (const { check } of diagnostics) counts[check] = (counts[check] ?? 0) + 1;
  return counts;
}

describe.skipIf(!existsSync(corpus))("manuscripts of the corpus (skipped where it is absent)", () => {
  test("a missing comma costs no entry", async () => {
    const { items, list, count, all } = await cited("joss-biolec", "paper.md", "paper.bib");
    expect(items).toHaveLength(10);
    expect(list).toHaveLength(10);
    expect(count).toEqual({
      "citations/separated-by-semicolons": 1,
      "reference-list/entry-is-well-formed": 2,
    });
    expect(all.slice(0, 2).map(({ place: { line } }) => line)).toEqual([90, 99]);
  });

  test("citations joined by commas, missing keys and an entry that stands twice", async () => {
    const { list, texts, count, all } = await cited("joss-eukulele", "paper.md", "paper.bib");
    expect(count).toEqual({
      "citations/separated-by-semicolons": 10,
      "citations/key-is-known": 7,
      "reference-list/keys-are-unique": 1,
    });
    expect(list).toHaveLength(32);
    expect(texts.join("")).toContain("Caron et al. 2017; [?marineref])");
    const richter = all.find(({ message }) => message.includes('"Richter2020"'));
    expect(richter?.help).toContain('"richter2020eukprot"');
  });

  test("keys defined twice", async () => {
    const { list, count } = await cited("joss-manopt", "paper.md", "bibliography.bib");
    expect(count).toEqual({ "reference-list/keys-are-unique": 2 });
    expect(list).toHaveLength(15);
  });

  test("the wrong bibliography, and the right one", async () => {
    const wrong = await cited("joss-kanapy", "paper-v1.md", "paper.bib");
    expect(wrong.count).toEqual({ "citations/key-is-known": 9 });
    expect(wrong.list).toEqual([]);
    const right = await cited("joss-kanapy", "paper-v1.md", "paper-v1.bib");
    expect(right.count).toEqual({});
    expect(right.list).toHaveLength(9);
  });
});
