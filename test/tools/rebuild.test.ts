import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { type BuildRequest, build } from "../../src/pipeline.ts";

const scratch = mkdtempSync(join(tmpdir(), "colophon-rebuild-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const input = join(scratch, "manuscript");
const cache = join(scratch, "cache");
const files: Readonly<Record<string, string>> = {
  "publication.yaml":
    "kind: book\ntitle: Tides\nauthors:\n  - name: Ada Lovelace\nlanguage: en-GB\nbibliography: [works.bib]\n" +
    "body:\n  - one.md\n  - two.md\n",
  "one.md": "# Springs\n\nHigh, as @lovelace1843 says: $x^2$.\n",
  "two.md": "# Neaps\n\nLow.\n",
  "works.bib":
    "@book{lovelace1843, author = {Lovelace, Ada}, title = {Notes}, year = {1843}, publisher = {Taylor}}\n",
};

async function checksums(request: Partial<BuildRequest>): Promise<readonly string[]> {
  const { editions, diagnostics } = await build({ input, out: join(scratch, "out"), ...request });
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  return editions.map(({ sha256 }) => sha256);
}
const kept = (): number => readdirSync(join(cache, "results")).length;

test("editions are the same bytes without a cache, with an empty one and with a full one; a changed chapter alone is read again", async () => {
  mkdirSync(input);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(input, name), text);
  const without = await checksums({ cache: null });
  expect(without).toHaveLength(2);
  expect(await checksums({ cache })).toEqual(without);
  const first = kept();
  expect(await checksums({ cache })).toEqual(without);
  expect(kept()).toBe(first);
  writeFileSync(join(input, "two.md"), "# Neaps\n\nLow, low. \n");
  expect(await checksums({ cache, editions: ["epub"] })).not.toContain(without[1]);
  expect(kept()).toBe(first + 1);
});
