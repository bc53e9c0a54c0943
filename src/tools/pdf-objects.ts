import { inflateSync } from "node:zlib";
import type { PdfFont, PdfLink } from "../model/pdf.ts";

/** Object number → its dictionary as written, of the objects that describe fonts and links. */
export type PdfObjects = ReadonlyMap<number, string>;

const wanted = /\/(?:Font|Link|ObjStm|GoTo)\b|\/FontDescriptor\b/;

/**
 * Reads the dictionaries straight from the file (ISO 32000-1, 7.3.8 and 7.5.7): a reader that builds each annotation
 * takes longer over a book's links than over its whole text.
 */
export function readObjects(bytes: Uint8Array): PdfObjects {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  const objects = new Map<number, string>();
  for (let at = file.indexOf(" obj"); at >= 0; at = file.indexOf(" obj", at + 4)) {
    const number = /(\d+) \d+$/.exec(file.slice(Math.max(0, at - 20), at))?.[1];
    if (number === undefined) continue;
    const dictionary = dictionaryFrom(file, at + 4);
    if (!wanted.test(dictionary)) continue;
    if (/\/Type\s*\/ObjStm\b/.test(dictionary))
      unpack(dictionary, bytes, at + 4 + dictionary.length, objects);
    else objects.set(Number(number), dictionary);
  }
  return objects;
}

function dictionaryFrom(file: string, start: number): string {
  const end = file.indexOf("endobj", start);
  const whole = file.slice(start, end < 0 ? file.length : end);
  const stream = /\bstream\r?\n/.exec(whole);
  return stream === null ? whole : whole.slice(0, stream.index);
}

/** Objects packed into one stream: a list of numbers and offsets, then the dictionaries. */
function unpack(dictionary: string, bytes: Uint8Array, at: number, objects: Map<number, string>): void {
  const entry = (name: string): number => Number(new RegExp(`/${name}\\s+(\\d+)`).exec(dictionary)?.[1] ?? 0);
  const start = at + "stream".length + (bytes[at + "stream".length] === 0x0d ? 2 : 1);
  const packed = bytes.subarray(start, start + entry("Length"));
  const text = (/FlateDecode/.test(dictionary) ? inflateSync(packed) : Buffer.from(packed)).toString(
    "latin1",
  );
  const first = entry("First");
  const header = text.slice(0, first).trim().split(/\s+/).map(Number);
  for (let index = 0; index + 1 < header.length; index += 2) {
    const from = first + (header[index + 1] ?? 0);
    const next = header[index + 3];
    const object = text.slice(from, next === undefined ? undefined : first + next);
    if (wanted.test(object)) objects.set(header[index] ?? 0, object);
  }
}

/** Every font once, by the descriptor that says whether the file holds it; drawn fonts (Type 3) are always held. */
export function fontsOf(objects: PdfObjects): readonly PdfFont[] {
  const fonts = new Map<string, PdfFont>();
  const add = (name: string, embedded: boolean): void => {
    const plain = decodeName(name).replace(/^[A-Z]{6}\+/, "");
    fonts.set(plain, { name: plain, embedded: embedded && (fonts.get(plain)?.embedded ?? true) });
  };
  for (const object of objects.values()) {
    if (!/\/Type\s*\/Font\b/.test(object)) continue;
    const descriptor = objects.get(reference(object, "FontDescriptor"));
    const name = nameIn(object, "BaseFont") ?? nameIn(descriptor ?? "", "FontName") ?? "";
    // A composite font is described by its descendant, which is an object of its own.
    if (/\/Subtype\s*\/Type0\b/.test(object)) continue;
    const isDrawn = /\/Subtype\s*\/Type3\b/.test(object);
    add(name, isDrawn || /\/FontFile[23]?\s/.test(descriptor ?? ""));
  }
  return [...fonts.values()];
}

/** Links to places of the file itself; `destinations` are those it names. */
export function linksOf(objects: PdfObjects, destinations: ReadonlySet<string>): readonly PdfLink[] {
  const links: PdfLink[] = [];
  for (const object of objects.values()) {
    if (!/\/Subtype\s*\/Link\b/.test(object)) continue;
    const target = /\/(?:Dest|D)\s*(\/[^\s/<>[\]()]+|\((?:\\.|[^\\)])*\)|\[\s*\d+ \d+ R)/.exec(object)?.[1];
    if (target === undefined) continue;
    if (target.startsWith("[")) links.push({ destination: "", resolved: true });
    else {
      const destination = target.startsWith("/") ? decodeName(target.slice(1)) : target.slice(1, -1);
      links.push({ destination, resolved: destinations.has(destination) });
    }
  }
  return links;
}

function reference(object: string, key: string): number {
  return Number(new RegExp(`/${key}\\s+(\\d+) \\d+ R`).exec(object)?.[1] ?? -1);
}

function nameIn(object: string, key: string): string | undefined {
  return new RegExp(`/${key}\\s*/([^\\s/<>[\\]()]+)`).exec(object)?.[1];
}

/** `#` and two hexadecimal digits stand for a byte of UTF-8 (ISO 32000-1, 7.3.5). */
function decodeName(name: string): string {
  const bytes = name.replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  return Buffer.from(bytes, "latin1").toString("utf8");
}
