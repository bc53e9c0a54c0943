import type { Inline } from "../model/pandoc.ts";
import { inlineChildren } from "../tree/walk.ts";

/** The words of a text without code and mathematics, which say nothing about the direction it is written in. */
export function prose(inlines: readonly Inline[]): string {
  let text = "";
  for (const inline of inlines) {
    if (inline.t === "Str") text += inline.c;
    else if (inline.t !== "Code" && inline.t !== "Math") text += prose(inlineChildren(inline));
  }
  return text;
}
