import type { Resource } from "../../model/galley.ts";

/** Whether an image may move, and so may flash: animated PNG (`acTL`), WebP (`ANIM`), or SVG. */
export function isAnimated({ mediaType, bytes }: Resource): boolean {
  switch (mediaType) {
    case "image/jpeg":
      return false;
    case "image/png":
      return headOf(bytes).includes("acTL");
    case "image/webp":
      return headOf(bytes).includes("ANIM");
    case "image/svg+xml":
      return /<(?:animate|set)|@keyframes/.test(new TextDecoder().decode(bytes));
  }
}

/** Both marks come before the first image's data. */
function headOf(bytes: Uint8Array): string {
  return new TextDecoder("latin1").decode(bytes.subarray(0, 4096));
}
