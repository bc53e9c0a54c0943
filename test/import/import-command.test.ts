import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { strToU8, zipSync } from "fflate";
import { afterAll, describe, expect, test } from "vitest";

const script = fileURLToPath(new URL("../../scripts/import.ts", import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "colophon-import-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

type Ended = { readonly code: number; readonly stdout: string; readonly stderr: string };

function sent(name: string, content: string | Uint8Array): string {
  const path = join(scratch, name);
  writeFileSync(path, content);
  return path;
}

/** Runs the command as a person would, in a process of its own. */
function run(...args: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [script, ...args], (_, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, stdout, stderr }),
    );
  });
}

const paper = `Tides of the Bay

Ana Mora
Institute of Shores, Bergen, Norway
ana@example.org

Abstract
The bay was measured for a year.

1. Introduction

The sea rises (Khan, 2019). It falls (Moraa, 2014).

2. Measures

Nothing else was seen.

References

Khan, O. (2019). Salt and wind. Journal of Shores, 17(2), 7-9.

Mora, A. (2014). Tides of the bay. Journal of Shores, 12(3), 45-67.
`;

const namespace = "http://schemas.openxmlformats.org";
const wordDocument = zipSync({
  "[Content_Types].xml": strToU8(
    `<?xml version="1.0"?><Types xmlns="${namespace}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
  ),
  "_rels/.rels": strToU8(
    `<?xml version="1.0"?><Relationships xmlns="${namespace}/package/2006/relationships"><Relationship Id="r1" Type="${namespace}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
  ),
  "word/document.xml": strToU8(
    `<?xml version="1.0"?><w:document xmlns:w="${namespace}/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>The sea is wide, and nobody has seen all of its shores in one year.</w:t></w:r></w:p></w:body></w:document>`,
  ),
});

/** The archive as if its document were of that size, in its directory and before the document. */
function withSizes(archive: Uint8Array, size: number): Uint8Array {
  const bytes = Buffer.from(archive);
  const name = "word/document.xml";
  const [first, last] = [bytes.indexOf(name), bytes.lastIndexOf(name)];
  bytes.writeUInt32LE(size, first - 30 + 22);
  bytes.writeUInt32LE(size, last - 46 + 24);
  return bytes;
}

describe("import", () => {
  test("makes a manuscript of plain text, with a report", async () => {
    const to = join(scratch, "from-text");
    const { code, stdout, stderr } = await run(sent("paper.txt", paper), "--to", to);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain("2 items · 0 pictures · 1 queries");
    expect(readdirSync(to).toSorted()).toEqual([
      "article.md",
      "import-report.json",
      "import-report.md",
      "references.json",
    ]);
    const text = readFileSync(join(to, "article.md"), "utf8");
    expect(text).toContain("title: Tides of the Bay");
    expect(text).toContain("email: ana@example.org");
    expect(text).toContain("# Introduction\n\nThe sea rises [@khan2019]. It falls (Moraa, 2014).");
    const { queries } = JSON.parse(readFileSync(join(to, "import-report.json"), "utf8"));
    const line = text.split("\n").findIndex((each) => each.includes("Moraa")) + 1;
    expect(queries).toMatchObject([{ result: { file: "article.md", line, column: 38 } }]);
  });

  test("makes a manuscript of a Word document", async () => {
    const to = join(scratch, "from-word");
    const { code, stderr } = await run(sent("shores.docx", wordDocument), "--to", to);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(readFileSync(join(to, "article.md"), "utf8")).toContain(
      "The sea is wide, and nobody has seen all of its shores in one year.",
    );
  });

  test("leaves a folder alone that holds something, unless it is forced", async () => {
    const to = mkdtempSync(join(scratch, "full-"));
    writeFileSync(join(to, "mine.txt"), "mine");
    const file = sent("again.txt", paper);
    const refused = await run(file, "--to", to);
    expect(refused).toMatchObject({ code: 2, stdout: "" });
    expect(refused.stderr).toContain("--force");
    expect(readdirSync(to)).toEqual(["mine.txt"]);
    expect(await run(file, "--to", to, "--force")).toMatchObject({ code: 0 });
    expect(readdirSync(to)).toContain("article.md");
    expect(readdirSync(to)).not.toContain("mine.txt");
    expect(readdirSync(scratch).filter((name) => name.startsWith(".colophon"))).toEqual([]);
  });

  const compound = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
  const utf16 = (text: string): number[] => [...Buffer.from(text, "utf16le")];
  test.each<readonly [string, string | Uint8Array, number, string]>([
    ["empty.docx", "", 1, "is empty"],
    ["blank.txt", "  \n\r\n\t", 1, "is empty"],
    ["paper.pdf", "%PDF-1.7\n", 1, "pdftotext"],
    ["old.doc", Uint8Array.from([...compound, 0, 0]), 1, "before 2007"],
    ["locked.docx", Uint8Array.from([...compound, ...utf16("EncryptedPackage")]), 1, "password"],
    ["cut.docx", wordDocument.subarray(0, wordDocument.length - 60), 1, "damaged or cut off"],
    ["lying.docx", withSizes(wordDocument, 200), 1, "damaged or cut off"],
    ["text.docx", "A title\n\nA paragraph.\n", 1, "cannot be imported yet"],
    ["paper-as-word.docx", "%PDF-1.7\n", 1, "pdftotext"],
    ["noise.docx", Uint8Array.from([0x50, 0x4b, 3, 4, 0, 255, 1, 254, 7]), 1, "damaged or cut off"],
    ["other.docx", zipSync({ "a.txt": strToU8("a") }), 1, "document"],
    ["bomb.docx", zipSync({ "word/document.xml": new Uint8Array(64 * 1024 ** 2) }), 4, "too large"],
    ["outside.docx", zipSync({ "../word/document.xml": strToU8("<a/>") }), 3, "leads out of it"],
    ["noise.bin", Uint8Array.from([0, 255, 1, 254, 7]), 1, "neither a text nor a document"],
    ["latin.txt", Uint8Array.from([0x63, 0x61, 0x66, 0xe9]), 3, "UTF-8"],
    ["large.txt", new Uint8Array(50 * 1024 ** 2).fill(0x61), 4, "at most"],
  ])("refuses %s in plain words, and writes nothing", async (name, content, code, words) => {
    const to = join(scratch, `to-${name}`);
    const ended = await run(sent(name, content), "--to", to);
    expect(ended).toMatchObject({ code, stdout: "" });
    expect(ended.stderr).toContain(words);
    expect(existsSync(to)).toBe(false);
    expect(readdirSync(scratch).filter((entry) => entry.startsWith(".colophon"))).toEqual([]);
  });

  test.each([
    ["/dev/null", "is a device or a pipe"],
    [join(scratch, "gone.docx"), "There is no file"],
  ])("refuses %s", async (path, words) => {
    const ended = await run(path, "--to", join(scratch, "to-nothing"));
    expect(ended).toMatchObject({ code: 2, stdout: "" });
    expect(ended.stderr).toContain(words);
    expect(existsSync(join(scratch, "to-nothing"))).toBe(false);
  });

  test("says so where the folder cannot be made", async () => {
    const file = sent("whole.txt", paper);
    const ended = await run(file, "--to", join(file, "below"));
    expect(ended).toMatchObject({ code: 2, stdout: "" });
    expect(ended.stderr).toContain("--to");
  });
});
