import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inflateSync } from "node:zlib";
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFNumber, PDFRawStream } from "@cantoo/pdf-lib";
import { afterAll, expect, test } from "vitest";
import { build } from "../../../src/pipeline.ts";
import { readPdf } from "../../../src/tools/pdf-reader.ts";
import { sentence } from "./small-page.ts";

const scratch = mkdtempSync(join(tmpdir(), "colophon-sheets-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const point = 72 / 25.4;

async function printed(name: string, pdf: string) {
  const input = join(scratch, name);
  mkdirSync(join(input, "look"), { recursive: true });
  writeFileSync(join(input, "look", "print.css"), "@page { background: #dde; }\n");
  writeFileSync(
    join(input, "article.md"),
    `---\ntitle: Sheets\nauthors: [Ada Lovelace]\nlanguage: en\neditions: [pdf]\ntrim: a5\ntemplates: look\n${pdf}---\n\n# One\n\nSee [two](#two). ${sentence("long", 400)}\n\n# Two {#two}\n\nText.\n`,
  );
  const { diagnostics, editions } = await build({ input, out: join(input, "out"), cache: null });
  const bytes = readFileSync(join(input, "out", `${name}.pdf`));
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  return { diagnostics, edition: editions[0], document, read: await readPdf(bytes) };
}

test("pages stand on larger sheets, with boxes, bleed and marks, and everything leads where it did", async () => {
  const plain = await printed("plain", "print:\n  colour-profile: sRGB\n");
  const sheets = await printed(
    "sheets",
    "print:\n  conformance: PDF/A-2b\n  bleed: 3mm\n  crop-marks: true\n",
  );
  expect(sheets.diagnostics).toEqual(plain.diagnostics);
  for (const { document } of [plain, sheets])
    expect(document.catalog.lookup(PDFName.of("OutputIntents"), PDFArray).size()).toBe(1);
  expect(plain.edition?.conformance?.map(({ standard }) => standard)).toEqual(["PDF/UA-1"]);
  expect(sheets.edition?.conformance?.map(({ claimed }) => claimed)).toEqual([true, true]);
  expect(sheets.document.getPageCount()).toBe(plain.document.getPageCount());
  const offset = 9 * point;
  const pages = sheets.document.getPages();
  for (const [index, page] of pages.entries()) {
    const [trim, bleed, media] = [page.getTrimBox(), page.getBleedBox(), page.getMediaBox()];
    expect([trim.width, trim.height].map((side) => Math.round(side / point))).toEqual([148, 210]);
    expect(Math.round((trim.x - bleed.x) / point)).toBe(3);
    expect(Math.round((trim.x - media.x) / point)).toBe(9);
    expect(Math.abs(media.height - trim.height - trim.y - trim.y)).toBeLessThan(2);
    // The text of the page is where it was, seen from the page.
    const [before, after] = [plain, sheets].map(({ read }) => read.pages[index]?.lines[0]);
    expect((after?.left ?? 0) - (before?.left ?? 0)).toBeCloseTo(offset, 0);
    expect((after?.baseline ?? 0) - trim.y).toBeCloseTo(before?.baseline ?? 0, 0);
  }

  const [first] = pages;
  const contents = first?.node.Contents();
  const [marks, content] = contents instanceof PDFArray ? contents.asArray() : [];
  const decoded = [marks, content].map((ref) => {
    const stream = sheets.document.context.lookup(ref);
    return stream instanceof PDFRawStream ? inflateSync(stream.contents).toString("latin1") : "";
  });
  expect(decoded[0]?.match(/ l\n/g)).toHaveLength(8);
  expect(decoded[1]).toContain("/Subtype /Footer");

  const top = (document: PDFDocument): number =>
    document.catalog
      .lookup(PDFName.of("Dests"), PDFDict)
      .lookup(PDFName.of("two"), PDFArray)
      .lookup(3, PDFNumber)
      .asNumber();
  expect(top(sheets.document) - (first?.getTrimBox().y ?? 0)).toBeCloseTo(top(plain.document), 0);
}, 120_000);

test("a bleed without marks adds nothing but itself; a page as it is has no boxes of its own", async () => {
  const { document } = await printed("bled", "print: { bleed: 5 }\n");
  const [page] = document.getPages();
  expect(Math.round((page?.getTrimBox().x ?? 0) / point)).toBe(5);
  expect(Math.round(page?.getBleedBox().x ?? -1)).toBe(0);
  const plain = await printed("whole", "");
  expect(plain.document.getPages()[0]?.node.has(PDFName.of("TrimBox"))).toBe(false);
}, 120_000);
