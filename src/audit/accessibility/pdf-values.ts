import { inflateSync } from "node:zlib";
import {
  decodePDFRawStream,
  PDFArray,
  PDFBool,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFStream,
  PDFString,
} from "@cantoo/pdf-lib";

const none = "";

/** The dictionary an entry holds or refers to, that of a stream included. */
export function dictionaryIn(dictionary: PDFDict | undefined, key: string): PDFDict | undefined {
  return asDictionary(dictionary?.lookup(PDFName.of(key)));
}

export function asDictionary(value: PDFObject | undefined): PDFDict | undefined {
  if (value instanceof PDFStream) return value.dict;
  return value instanceof PDFDict ? value : undefined;
}

/** The name an entry holds, without its slash; empty where it holds none. */
export function nameIn(dictionary: PDFDict | undefined, key: string): string {
  const value = dictionary?.lookup(PDFName.of(key));
  return value instanceof PDFName ? value.decodeText() : none;
}

/** The text an entry holds; empty where it holds none. */
export function textIn(dictionary: PDFDict | undefined, key: string): string {
  const value = dictionary?.lookup(PDFName.of(key));
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : none;
}

export function numberIn(dictionary: PDFDict | undefined, key: string): number | undefined {
  const value = dictionary?.lookup(PDFName.of(key));
  return value instanceof PDFNumber ? value.asNumber() : undefined;
}

export function booleanIn(dictionary: PDFDict | undefined, key: string): boolean | undefined {
  const value = dictionary?.lookup(PDFName.of(key));
  return value instanceof PDFBool ? value.asBoolean() : undefined;
}

/** What an entry lists, with references followed; an entry that is no list is a list of itself. */
export function listIn(dictionary: PDFDict | undefined, key: string): readonly PDFObject[] {
  const value = dictionary?.lookup(PDFName.of(key));
  if (value === undefined) return [];
  return value instanceof PDFArray
    ? value.asArray().map((_, index) => value.lookup(index) ?? value)
    : [value];
}

/** The same, with references as they are. */
export function writtenIn(dictionary: PDFDict, key: string): readonly PDFObject[] {
  const value = dictionary.get(PDFName.of(key));
  const list = dictionary.lookup(PDFName.of(key));
  if (list instanceof PDFArray) return list.asArray();
  return value === undefined ? [] : [value];
}

/** A stream's data without its filters. */
export function decodedBytes(stream: PDFObject | undefined): Uint8Array | undefined {
  if (!(stream instanceof PDFRawStream)) return undefined;
  const filter = stream.dict.lookup(PDFName.of("Filter"));
  if (filter === undefined) return stream.contents;
  const isPlain = filter === PDFName.of("FlateDecode") && !stream.dict.has(PDFName.of("DecodeParms"));
  return isPlain ? inflateSync(stream.contents) : decodePDFRawStream(stream).decode();
}
