import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFNull,
  type PDFObject,
  PDFRef,
  PDFStream,
} from "@cantoo/pdf-lib";

/**
 * Numbers the objects anew, without the gaps that deleted ones left. Each gap begins another part of the table of
 * objects, and the library looks through all parts for each: with the 9,000 of a long book that took longer than all
 * else there is to writing it. A reference to what is no more becomes null (ISO 32000-1, 7.3.10).
 */
export function closeGaps(document: PDFDocument): void {
  const { context } = document;
  const objects = context.enumerateIndirectObjects();
  const renamed = new Map(objects.map(([ref], index) => [ref, PDFRef.of(index + 1)]));
  const rename = (value: PDFObject): PDFObject =>
    value instanceof PDFRef ? (renamed.get(value) ?? PDFNull) : value;
  const walk = new ReferenceWalk(rename);
  for (const [, object] of objects) walk.visit(object);
  for (const [ref, object] of objects) {
    const next = renamed.get(ref);
    if (next === undefined || next === ref) continue;
    // Whatever had this number has moved on already: numbers only become lower.
    context.delete(ref);
    context.assign(next, object);
  }
  const { trailerInfo } = context;
  for (const key of ["Root", "Info", "ID"] as const) {
    const value = trailerInfo[key];
    if (value !== undefined) trailerInfo[key] = rename(value);
  }
  context.largestObjectNumber = objects.length;
}

/** Renames each reference once, though an array or a dictionary were held by several. */
class ReferenceWalk {
  readonly #rename: (value: PDFObject) => PDFObject;
  readonly #seen = new Set<PDFObject>();

  constructor(rename: (value: PDFObject) => PDFObject) {
    this.#rename = rename;
  }

  visit(object: PDFObject): void {
    if (object instanceof PDFStream) this.visit(object.dict);
    else if (object instanceof PDFDict) this.#dictionary(object);
    else if (object instanceof PDFArray) this.#array(object);
  }

  #dictionary(dictionary: PDFDict): void {
    if (this.#seen.has(dictionary)) return;
    this.#seen.add(dictionary);
    for (const [key, value] of dictionary.entries()) {
      const renamed = this.#rename(value);
      if (renamed === PDFNull) dictionary.delete(key);
      else if (renamed !== value) dictionary.set(key, renamed);
      else this.visit(value);
    }
  }

  #array(array: PDFArray): void {
    if (this.#seen.has(array)) return;
    this.#seen.add(array);
    for (let index = 0; index < array.size(); index += 1) {
      const value = array.get(index);
      const renamed = this.#rename(value);
      if (renamed !== value) array.set(index, renamed);
      else this.visit(value);
    }
  }
}
