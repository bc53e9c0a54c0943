import type { Block, Caption } from "../model/pandoc.ts";
import { inlineText } from "../tree/text.ts";
import { identity, speechOf } from "./attributes.ts";
import type { Context } from "./context.ts";
import { element, type Node } from "./element.ts";
import { inlineNodes } from "./inlines.ts";
import { blocksDirection, tightNodes } from "./tight.ts";
import { writtenAt } from "./written-at.ts";

/** Where a figure stands. Markdown has no attributes for figures, so that authors give them to the image. */
const placements: ReadonlySet<string> = new Set(["here", "wide", "landscape", "full-page"]);

export function figureNode(
  { c: [attr, caption, blocks] }: Extract<Block, { t: "Figure" }>,
  context: Context,
): Node {
  const speech = speechOf(attr, context);
  return element("figure", { ...identity(attr, ...placementsIn(blocks)), ...speech.attributes }, [
    ...tightNodes(blocks, speech.context),
    ...captionNode("figcaption", caption, speech.context),
  ]);
}

function placementsIn(blocks: readonly Block[]): readonly string[] {
  return blocks
    .flatMap((block) => (block.t === "Plain" || block.t === "Para" ? block.c : []))
    .flatMap((inline) => (inline.t === "Image" ? inline.c[0][1] : []))
    .filter((name) => placements.has(name));
}

/** A caption's one paragraph is the element itself. */
export function captionNode(
  name: "figcaption" | "caption",
  [, blocks]: Caption,
  context: Context,
): readonly Node[] {
  if (blocks.length === 0) return [];
  const direction = blocksDirection(blocks, context);
  const inside = direction === context.direction ? context : { ...context, direction };
  const [first] = blocks;
  const isOneText = blocks.length === 1 && (first?.t === "Plain" || first?.t === "Para");
  const children = isOneText ? inlineNodes(first.c, inside) : context.blocks(blocks, inside);
  const place = isOneText ? writtenAt(first, context) : {};
  return [element(name, { dir: inside === context ? undefined : direction, ...place }, children)];
}

/** "Table 2", by which a captioned thing is known; empty where it has none. */
export function captionLabel([, blocks]: Caption): string {
  const [first] = blocks;
  const label = first?.t === "Plain" || first?.t === "Para" ? first.c[0] : undefined;
  const isLabel = label?.t === "Span" && label.c[0][1].includes("caption-label");
  return isLabel ? inlineText([label]).replace(/[.:\s]+$/u, "") : "";
}
