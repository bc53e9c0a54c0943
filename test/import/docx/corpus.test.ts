import { existsSync, readFileSync } from "node:fs";
import { unzipSync } from "fflate";
import { afterAll, describe, expect, test } from "vitest";
import { readDocx } from "../../../src/import/docx/read-docx.ts";
import { startPandoc } from "../../../src/tools/pandoc.ts";

const corpus = new URL("../../../../shared/corpus/", import.meta.url);
const isHere = existsSync(corpus);
if (!isHere) console.warn("The corpus of real manuscripts is not here: real Word documents are not read.");

const pool = startPandoc({ processes: 1 });
afterAll(() => pool.stop());

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** Words as often as they occur. */
function wordsOf(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of text.match(/[\p{L}\p{N}]+/gu) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

describe.skipIf(!isHere).each([
  {
    path: "docx-iconicity/wordstyles.docx",
    headings: 17,
    notes: 2,
    figures: 11,
    formulas: 0,
    tables: 0,
    authors: 0,
  },
  {
    path: "docx-deep-rules/manuscript-e95e37a-revision.docx",
    headings: 15,
    notes: 0,
    figures: 2,
    formulas: 1,
    tables: 1,
    authors: 20,
  },
])("$path", ({ path, headings, notes, figures, formulas, tables, authors }) => {
  test.each(["accept", "reject", "keep"] as const)("keeps everything with its changes: %s", async (track) => {
    const files = new Map(Object.entries(unzipSync(readFileSync(new URL(path, corpus)))));
    const { value, diagnostics } = await readDocx({ name: "paper.docx", files, track }, pool.run);
    expect(diagnostics).toEqual([]);
    if (value === null) throw new Error("The document was refused.");
    const { text, metadata, sourceText, notices, queries } = value;
    const made = notices.filter(
      ({ subject, kind }) => subject === "reference list" && kind === "repaired",
    ).length;
    expect({
      headings: count(text, /^#+ /gm) - made,
      notes: count(text, /^\[\^\d+\]: /gm),
      figures: count(text, /^!\[.*\]\(figures\/.*\)\{#fig:/gm),
      formulas: count(text, /(?<!\\)\$[^$]+\$/g),
      tables: count(text, /^(?:\|-|\+=)/gm),
      authors: Array.isArray(metadata["authors"]) ? metadata["authors"].length : 0,
    }).toEqual({ headings, notes, figures, formulas, tables, authors });
    const kept = wordsOf(
      `${JSON.stringify(metadata)} ${text} ${notices.map(({ removedText }) => removedText ?? "").join(" ")}`,
    );
    const lost = [...wordsOf(sourceText)].filter(([word, times]) => (kept.get(word) ?? 0) < times);
    expect(lost).toEqual([]);
    expect(text).not.toMatch(/[\uFDD0\uFDD1]/);
    expect(queries.filter(({ result }) => result === null)).toEqual([]);
  });
});
