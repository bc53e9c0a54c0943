import type { Inline } from "../../model/pandoc.ts";

/** Whether all there is to read is in bold letters. */
export function isBold(inlines: readonly Inline[]): boolean {
  let found = false;
  for (const inline of inlines) {
    if (inline.t === "Space" || inline.t === "SoftBreak" || inline.t === "LineBreak") continue;
    if (!isBoldInline(inline)) return false;
    found = true;
  }
  return found;
}

function isBoldInline(inline: Inline): boolean {
  if (inline.t === "Strong") return true;
  return (inline.t === "Emph" || inline.t === "Underline") && isBold(inline.c);
}
