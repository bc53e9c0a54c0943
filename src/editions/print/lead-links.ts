import { PDFDict, type PDFDocument, PDFHexString, PDFName, PDFString } from "@cantoo/pdf-lib";
import type { Destination, Layout } from "./layout.ts";

/** A CSS pixel is 1/96 inch, a point 1/72. */
export const pointsInPixel = 0.75;

/**
 * Makes links to addresses that stand for places in the file links to these places, which get names
 * (ISO 32000-1, 12.3.2.3). Pages begin `offset` points from the upper left corner of their sheets.
 */
export function leadLinks(document: PDFDocument, destinations: Layout["destinations"], offset: number): void {
  const { catalog, context } = document;
  // Proofs have links of their own, whose places the browser has named.
  const known = catalog.lookup(PDFName.of("Dests"));
  const named = known instanceof PDFDict ? known : PDFDict.withContext(context);
  for (const page of document.getPages()) {
    for (const reference of page.node.Annots()?.asArray() ?? []) {
      const annotation = context.lookup(reference);
      if (!(annotation instanceof PDFDict)) continue;
      const destination = destinations.get(addressOf(annotation));
      if (destination === undefined) continue;
      annotation.delete(PDFName.of("A"));
      annotation.set(PDFName.of("Dest"), nameOf(destination));
      named.set(nameOf(destination), placeOf(document, destination, offset));
    }
  }
  if (named !== known && named.keys().length > 0) catalog.set(PDFName.of("Dests"), context.register(named));
}

/** Empty where the annotation is no link to an address. */
function addressOf(annotation: PDFDict): string {
  const action = annotation.lookup(PDFName.of("A"));
  const address = action instanceof PDFDict ? action.lookup(PDFName.of("URI")) : undefined;
  return address instanceof PDFString || address instanceof PDFHexString ? address.decodeText() : "";
}

function placeOf(document: PDFDocument, { page, left, top }: Destination, offset: number) {
  const on = document.getPage(page - 1);
  return document.context.obj([
    on.ref,
    "XYZ",
    offset + left * pointsInPixel,
    on.getHeight() - offset - top * pointsInPixel,
    null,
  ]);
}

/** ISO 32000-1, annex C: bytes that readers take. */
const longestName = 127;

/** As the browser would name it: readers agree on letters of ASCII only. A name that is too long ends with its place. */
function nameOf({ id, page, left, top }: Destination): PDFName {
  const name = encodeURI(id).replaceAll("#", "%23");
  if (name.length <= longestName) return PDFName.of(name);
  const place = `-${page}-${Math.round(left)}-${Math.round(top)}`;
  return PDFName.of(name.slice(0, longestName - place.length).replace(/%[^%]?$/, "") + place);
}
