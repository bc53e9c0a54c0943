import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { type FileTexts, mend } from "../../src/mending/mend.ts";
import { mendWholly } from "../../src/mending/mend-wholly.ts";
import type { Diagnostic } from "../../src/model/diagnostic.ts";
import { examine } from "../../src/preparing.ts";
import { openCacheFolder } from "../../src/tools/cache-folder.ts";
import { openFolder } from "../../src/tools/files.ts";
import { openToolbox } from "../../src/tools/toolbox.ts";

const corpus = fileURLToPath(new URL("../../../shared/corpus/", import.meta.url));
/** Books take a minute of their own: `BOOKS=yes npx vitest run test/mending` mends them, too. */
const kinds = process.env["BOOKS"]
  ? /^(?:joss|manubot|book|humanities|novel|rtl|text)-/
  : /^(?:joss|manubot|humanities|rtl|text)-/;
const manuscripts = existsSync(corpus) ? readdirSync(corpus).filter((name) => kinds.test(name)) : [];
if (manuscripts.length === 0) console.log(`No manuscripts at ${corpus}: mending them is not tested.`);

// What was read once and is not mended is not read again.
const toolbox = openToolbox(false, openCacheFolder());
afterAll(() => toolbox.close());

async function find(folder: string): Promise<readonly Diagnostic[]> {
  const { diagnostics } = await examine(
    async () => ({ folder: await openFolder(folder), document: undefined }),
    toolbox,
    async (_, work) => work(),
  );
  return diagnostics;
}

/** Letters and digits in order, without what a typesetter or an invisible character makes of them. */
function wordsOf(texts: FileTexts): string {
  return [...texts.values()].map((text) => text.normalize("NFKC").replace(/[^\p{L}\p{N}]+/gu, "")).join("\n");
}

function read(folder: string, diagnostics: readonly Diagnostic[]): FileTexts {
  const names = new Set(diagnostics.flatMap(({ edits = [] }) => edits.map(({ file }) => file)));
  return new Map([...names].sort().map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}

describe.skipIf(manuscripts.length === 0)("mending a real manuscript", () => {
  test.each(manuscripts)("%s", { timeout: 180_000 }, async (name) => {
    const folder = mkdtempSync(join(tmpdir(), "colophon-mending-"));
    try {
      cpSync(join(corpus, name), folder, { recursive: true });
      const found = await find(folder);
      const before = read(folder, found);
      const textOnly = mend(
        before,
        found.filter(({ check }) => check.startsWith("text/")),
      );
      expect(wordsOf(new Map([...before, ...textOnly.files]))).toBe(wordsOf(before));
      const { files, left } = await mendWholly(before, async (texts) => {
        for (const [path, text] of texts) writeFileSync(join(folder, path), text);
        return find(folder);
      });
      expect(left.filter(({ edits = [] }) => edits.length > 0)).toEqual([]);
      expect(mend(new Map([...before, ...files]), left).files.size).toBe(0);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
