import type { Block } from "../model/pandoc.ts";
import type { Place } from "../model/place.ts";
import type { Context } from "./context.ts";
import type { Attributes } from "./element.ts";

/** A place as proofs mark it, `article.md:12:1`. */
export function placeMark({ file, line, column }: Place): string {
  return `${file}:${line}:${column}`;
}

/** Where a text block was written, as an attribute; none where the style does not ask. */
export function writtenAt(block: Block | undefined, { style }: Context): Attributes {
  return style.places && block?.place ? { "data-place": placeMark(block.place) } : {};
}

/** The same for an element that holds a text without a paragraph of its own. */
export function tightlyWrittenAt([first]: readonly Block[], context: Context): Attributes {
  return first?.t === "Plain" ? writtenAt(first, context) : {};
}
