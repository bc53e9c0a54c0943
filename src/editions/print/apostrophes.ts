import { decodePDFRawStream, PDFDict, type PDFDocument, PDFName, PDFRawStream } from "@cantoo/pdf-lib";

// At the end of its line stands what a glyph means, before it the glyph.
const modifier = /<02BC>(?=\s*$)/gim;
const quotationMark = "<2019>";

/**
 * The text faces draw the apostrophe (U+2019) and the modifier letter (U+02BC) with one glyph, and the browser notes the
 * letter, so that nobody who searches the file for "don’t" would find it. Says what was written (ISO 32000-1, 9.10.3).
 */
export function writeApostrophes(document: PDFDocument): void {
  const { context } = document;
  for (const [, object] of context.enumerateIndirectObjects()) {
    const isFont = object instanceof PDFDict && object.get(PDFName.of("Type")) === PDFName.of("Font");
    const map = isFont ? context.lookup(object.get(PDFName.of("ToUnicode"))) : undefined;
    if (!isFont || !(map instanceof PDFRawStream)) continue;
    const text = Buffer.from(decodePDFRawStream(map).decode()).toString("latin1");
    if (text.search(modifier) < 0) continue;
    const written = context.flateStream(text.replace(modifier, quotationMark));
    object.set(PDFName.of("ToUnicode"), context.register(written));
  }
}
