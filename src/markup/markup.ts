import type { Block, Inline } from "../model/pandoc.ts";
import { blockNodes } from "./blocks.ts";
import type { Context, MarkupStyle } from "./context.ts";
import { type Node, serialise } from "./element.ts";
import { inlineNodes } from "./inlines.ts";

/** A text and the bodies of its notes, both XHTML; `notes` is empty where the style sets notes in place. */
export type Markup = { readonly text: string; readonly notes: string };

/** Writes blocks of the galley's tree as XHTML, a line an element. */
export function blocksToMarkup(blocks: readonly Block[], style: MarkupStyle): Markup {
  return written(style, (context) => blockNodes(blocks, context), "\n");
}

/** Writes inlines, such as a title, as XHTML. */
export function inlinesToMarkup(inlines: readonly Inline[], style: MarkupStyle): Markup {
  return written(style, (context) => inlineNodes(inlines, context), "");
}

function written(
  style: MarkupStyle,
  nodesIn: (context: Context) => readonly Node[],
  between: string,
): Markup {
  const notes: Node[] = [];
  const nodes = nodesIn({
    style,
    language: style.language,
    direction: style.direction,
    inLink: false,
    inList: false,
    paragraph: "p",
    collectNote: (note) => notes.push(note),
    blocks: blockNodes,
  });
  const text = nodes.map((node) => serialise([node])).join(between);
  return { text, notes: notes.map((note) => serialise([note])).join("\n") };
}
