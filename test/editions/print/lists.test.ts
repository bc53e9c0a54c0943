import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { build } from "../../../src/pipeline.ts";
import { readPdf } from "../../../src/tools/pdf-reader.ts";

const scratch = mkdtempSync(join(tmpdir(), "colophon-lists-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" width="240" height="80"><rect width="240" height="80" fill="#ddd"/></svg>\n';
const paragraph = "The tide comes in twice a day and goes out as often, whoever looks at it. ".repeat(12);
const figure = (name: string): string =>
  `@fig:${name} shows it.\n\n![The ${name}. Seen from the sea.](coast.svg){#fig:${name}}\n\n`;
const table = "| a | b |\n|---|---|\n| 1 | 2 |\n\n: Two heights {#tbl:heights}\n\n";

async function bookOf(name: string, settings: string) {
  const input = join(scratch, name);
  mkdirSync(input);
  const files = {
    "publication.yaml": `kind: book\ntitle: Tides\nauthors:\n  - name: Ada Lovelace\nlanguage: en-GB\nbody: [one.md, two.md]\n${settings}`,
    "one.md": `# Springs\n\n${`${paragraph}\n\n`.repeat(8)}${figure("coast")}${table}@tbl:heights has them.\n`,
    "two.md": `# Neaps\n\n${figure("harbour")}${`${paragraph}\n\n`.repeat(9)}${figure("lighthouse")}`,
    "coast.svg": drawing,
  };
  for (const [file, text] of Object.entries(files)) writeFileSync(join(input, file), text);
  const out = join(scratch, `${name}-out`);
  const { diagnostics } = await build({ input, out, editions: ["pdf", "epub"] });
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  const pdf = await readPdf(readFileSync(join(out, `${name}.pdf`)));
  const texts = pdf.pages.map(({ lines }) => lines.map(({ text }) => text.trim()));
  return { pdf, texts };
}

test("a book with three figures lists them behind its contents, with their pages and links", async () => {
  const { pdf, texts } = await bookOf("tides", "");
  const at = texts.findIndex((lines) => lines.includes("Figures"));
  expect(at).toBe(texts.findIndex((lines) => lines.includes("Contents")) + 1);
  const list = texts[at]?.join(" ") ?? "";
  for (const [label, name] of [
    ["1.1", "coast"],
    ["2.1", "harbour"],
    ["2.2", "lighthouse"],
  ]) {
    const page = texts.findIndex((lines) =>
      lines.some((line) => line.includes("Seen from the sea") && line.includes(`The ${name}`)),
    );
    expect(page).toBeGreaterThan(at);
    expect(list).toContain(`Figure ${label} The ${name} ${pdf.labels[page]}`);
    expect(pdf.links.filter(({ destination }) => destination === `fig-${name}`).length).toBeGreaterThan(1);
  }
  expect(list).not.toContain("Seen from the sea");
  expect(texts.flat()).not.toContain("Tables");
});

test("a list is printed or left out as the metadata say", async () => {
  const { texts } = await bookOf("neaps", "list-of-figures: false\nlist-of-tables: true\n");
  expect(texts.flat()).not.toContain("Figures");
  const list = texts.find((lines) => lines.includes("Tables"))?.join(" ");
  expect(list).toMatch(/Table 1\.1 Two heights \d+/);
});
