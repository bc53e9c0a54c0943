import { PDFDict, type PDFDocument, PDFHexString, PDFName, PDFString } from "@cantoo/pdf-lib";
import type { Destination, Layout } from "./layout.ts";

/** A CSS pixel is 1/96 inch, a point 1/72. */
export const pointsInPixel = 0.75;

/**
 * Makes links to addresses that stand for places in the file links to these places, which get names
 * (ISO 32000-1, 12.3.2.3).
 */
export function leadLinks(document: PDFDocument, destinations: Layout["destinations"]): void {
  const { catalog, context } = document;
  const named = PDFDict.withContext(context);
  for (const page of document.getPages()) {
    for (const reference of page.node.Annots()?.asArray() ?? []) {
      const annotation = context.lookup(reference);
      const action = annotation instanceof PDFDict ? annotation.lookup(PDFName.of("A")) : undefined;
      const address = action instanceof PDFDict ? action.lookup(PDFName.of("URI")) : undefined;
      if (!(address instanceof PDFString || address instanceof PDFHexString)) continue;
      const destination = destinations.get(address.decodeText());
      if (destination === undefined || !(annotation instanceof PDFDict)) continue;
      annotation.delete(PDFName.of("A"));
      annotation.set(PDFName.of("Dest"), nameOf(destination));
      named.set(nameOf(destination), placeOf(document, destination));
    }
  }
  if (named.keys().length > 0) catalog.set(PDFName.of("Dests"), context.register(named));
}

function placeOf(document: PDFDocument, { page, left, top }: Destination) {
  const on = document.getPage(page - 1);
  return document.context.obj([
    on.ref,
    "XYZ",
    left * pointsInPixel,
    on.getHeight() - top * pointsInPixel,
    null,
  ]);
}

/** As the browser would name it: readers agree on letters of ASCII only. */
function nameOf({ id }: Destination): PDFName {
  return PDFName.of(encodeURI(id).replaceAll("#", "%23"));
}
