import type { Block, Inline } from "../../model/pandoc.ts";
import { type Element, element, type Node } from "../element.ts";
import type { Context } from "./context.ts";
import { inlineNodes } from "./inlines.ts";

/** Blocks where JATS wants nothing but paragraphs: other blocks stand inside one. */
export function paragraphNodes(blocks: readonly Block[], context: Context): readonly Node[] {
  const nodes = context
    .blocks(blocks, context)
    .map((node) => (isNamed(node, "p") ? node : element("p", {}, [node])));
  return nodes.length === 0 ? [element("p", {})] : nodes;
}

export function isNamed(node: Node, name: string): node is Element {
  return typeof node === "object" && "name" in node && node.name === name;
}

/** Titles, labels and lines hold no displayed formulas. */
export function inTitle(context: Context): Context {
  return { ...context, mayDisplay: false };
}

/** A paragraph, unless it is empty. */
export function paragraph(inlines: readonly Inline[], context: Context): readonly Node[] {
  return inlines.length === 0 ? [] : [element("p", {}, inlineNodes(inlines, context))];
}
