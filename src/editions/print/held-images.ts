import { type PDFDocument, PDFHexString, PDFName, PDFRawStream } from "@cantoo/pdf-lib";
import type { ServedFile } from "../../model/tools.ts";
import { blankJpeg } from "./blank-jpeg.ts";
import type { PrintPage } from "./layout.ts";
import { type PlainPng, readPlainPng } from "./png.ts";

/** Images that are put into the PDF after printing, by what their placeholder says of itself. */
export type HeldImages = ReadonlyMap<string, PlainPng>;

const prefix = "colophon-image:";
const largestSide = 65_500;

/**
 * The browser decodes every PNG, draws it and compresses it again, a tenth of a second each, while a JPEG goes into the
 * PDF as it is. So a blank JPEG of the same size stands in, and the PNG's own data take its place in the finished file.
 */
export function holdImages(page: PrintPage): { readonly page: PrintPage; readonly held: HeldImages } {
  const held = new Map<string, PlainPng>();
  const files = new Map<string, ServedFile>();
  for (const [path, file] of page.files) {
    const png = file.mediaType === "image/png" ? readPlainPng(file.bytes) : null;
    if (png === null || Math.max(png.width, png.height) > largestSide) {
      files.set(path, file);
    } else {
      held.set(path, png);
      files.set(path, { mediaType: "image/jpeg", bytes: blankJpeg(png.width, png.height, prefix + path) });
    }
  }
  return { page: { ...page, files }, held };
}

/** Puts the images in their places; gives the paths of those it found a place for. */
export function placeImages(document: PDFDocument, held: HeldImages): ReadonlySet<string> {
  const placed = new Set<string>();
  for (const [ref, object] of document.context.enumerateIndirectObjects()) {
    const path = object instanceof PDFRawStream ? pathIn(object) : null;
    const png = path === null ? undefined : held.get(path);
    if (path === null || png === undefined) continue;
    document.context.assign(ref, imageStream(document, png));
    placed.add(path);
  }
  return placed;
}

/** What a JPEG's comment, its first segment, says; null for every other stream. */
function pathIn(stream: PDFRawStream): string | null {
  const { contents } = stream;
  if (contents[0] !== 0xff || contents[1] !== 0xd8 || contents[3] !== 0xfe) return null;
  const end = 4 + 256 * (contents[4] ?? 0) + (contents[5] ?? 0);
  const comment = Buffer.from(contents.subarray(6, end)).toString("latin1");
  return comment.startsWith(prefix) ? comment.slice(prefix.length) : null;
}

function imageStream(document: PDFDocument, png: PlainPng): PDFRawStream {
  const { context } = document;
  const dictionary = context.obj({
    Type: "XObject",
    Subtype: "Image",
    Width: png.width,
    Height: png.height,
    BitsPerComponent: png.depth,
    Filter: "FlateDecode",
    DecodeParms: {
      Predictor: 15,
      Colors: png.colours === "rgb" ? 3 : 1,
      BitsPerComponent: png.depth,
      Columns: png.width,
    },
    Length: png.data.length,
  });
  dictionary.set(PDFName.of("ColorSpace"), context.obj(colourSpace(png)));
  return PDFRawStream.of(dictionary, png.data);
}

function colourSpace(png: PlainPng) {
  if (png.colours === "grey") return "DeviceGray";
  if (png.colours === "rgb") return "DeviceRGB";
  const entries = PDFHexString.of(Buffer.from(png.palette).toString("hex"));
  return ["Indexed", "DeviceRGB", png.palette.length / 3 - 1, entries];
}
