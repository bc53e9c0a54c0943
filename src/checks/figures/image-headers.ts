import type { Resource } from "../../model/galley.ts";

/** How many colours a JPEG mixes: 1 grey, 3 red, green and blue, 4 the inks of print; null where it does not say. */
export function jpegComponents(bytes: Uint8Array): number | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 2;
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    // Start of frame, all of them but the tables and the arithmetic one that share their numbers (ITU-T T.81, B.1.1.3).
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc)
      return bytes[at + 9] ?? null;
    if (marker === 0xda || marker === 0xd9) return null;
    const standsAlone = marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);
    at += standsAlone ? 2 : 2 + Math.max(2, view.getUint16(at + 2));
  }
  return null;
}

/** Made of pixels, so that it can be too coarse. */
export function isRaster({ mediaType }: Resource): boolean {
  return mediaType !== "image/svg+xml";
}
