import { type PDFDocument, PDFHexString, PDFName, PDFRawStream } from "@cantoo/pdf-lib";
import { type HeldImages, placeholderMark } from "./held-images.ts";
import type { PlainPng } from "./png.ts";

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
  return comment.startsWith(placeholderMark) ? comment.slice(placeholderMark.length) : null;
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
