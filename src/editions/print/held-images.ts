import type { ServedFile } from "../../model/tools.ts";
import { blankJpeg } from "./blank-jpeg.ts";
import type { PrintPage } from "./layout.ts";
import { type PlainPng, readPlainPng } from "./png.ts";

/** Images that are put into the PDF after printing, by what their placeholder says of itself. */
export type HeldImages = ReadonlyMap<string, PlainPng>;

/** What a placeholder's comment begins with; the image's path follows. */
export const placeholderMark = "colophon-image:";
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
      files.set(path, {
        mediaType: "image/jpeg",
        bytes: blankJpeg(png.width, png.height, placeholderMark + path),
      });
    }
  }
  return { page: { ...page, files }, held };
}
