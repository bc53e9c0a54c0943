import { PDFArray, PDFDict, PDFDocument, PDFName, PDFNull, PDFString } from "@cantoo/pdf-lib";
import { expect, test } from "vitest";
import { closeGaps } from "../../../src/editions/print/close-gaps.ts";

test("numbers have no gaps, references follow, and what is gone is null", async () => {
  const document = await PDFDocument.create();
  document.addPage();
  const { context, catalog } = document;
  const gone = context.register(context.obj({ Gone: true }));
  const kept = context.register(context.obj({ Title: PDFString.of("kept") }));
  const shared = context.obj([kept, gone]);
  catalog.set(PDFName.of("First"), shared);
  catalog.set(PDFName.of("Second"), shared);
  catalog.set(PDFName.of("Third"), gone);
  context.delete(gone);
  closeGaps(document);
  const numbers = context.enumerateIndirectObjects().map(([{ objectNumber }]) => objectNumber);
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));

  const read = await PDFDocument.load(await document.save({ useObjectStreams: false }));
  const list = read.catalog.lookup(PDFName.of("Second"), PDFArray);
  expect(list.lookup(0, PDFDict).get(PDFName.of("Title"))).toEqual(PDFString.of("kept"));
  expect(list.get(1)).toBe(PDFNull);
  expect(read.catalog.has(PDFName.of("Third"))).toBe(false);
  expect(read.getPageCount()).toBe(1);
});
