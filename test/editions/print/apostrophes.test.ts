import { decodePDFRawStream, PDFDocument, PDFName, PDFRawStream } from "@cantoo/pdf-lib";
import { expect, test } from "vitest";
import { writeApostrophes } from "../../../src/editions/print/apostrophes.ts";

test("what a glyph means is written anew, its own number is not", async () => {
  const document = await PDFDocument.create();
  const { context } = document;
  const map = context.flateStream(
    "2 beginbfchar\n<00B5> <02BC>\n<02BC> <06CC>\nendbfchar\n1 beginbfrange\n<0100> <0100> <02BC>\nendbfrange\n",
  );
  const font = context.obj({ Type: "Font", ToUnicode: context.register(map) });
  context.register(font);
  writeApostrophes(document);
  const stream = context.lookup(font.get(PDFName.of("ToUnicode")));
  if (!(stream instanceof PDFRawStream)) throw new Error("There is no map.");
  expect(Buffer.from(decodePDFRawStream(stream).decode()).toString()).toBe(
    "2 beginbfchar\n<00B5> <2019>\n<02BC> <06CC>\nendbfchar\n1 beginbfrange\n<0100> <0100> <2019>\nendbfrange\n",
  );
});
