import { textDirection } from "../language/direction.ts";
import type { Direction } from "../model/metadata.ts";
import type { Block } from "../model/pandoc.ts";
import { visitBlocks } from "../tree/walk.ts";
import type { Context } from "./context.ts";
import type { Node } from "./element.ts";
import { inlineNodes } from "./inlines.ts";

/**
 * What an element such as a list item or a table cell holds: a text that the author did not make a paragraph stands in
 * it without one, unless two would run into each other.
 */
export function tightNodes(blocks: readonly Block[], context: Context): readonly Node[] {
  return blocks.flatMap((block, index) =>
    block.t === "Plain" && blocks[index - 1]?.t !== "Plain"
      ? inlineNodes(block.c, context)
      : context.blocks([block], context),
  );
}

/**
 * The direction most of the text in blocks has, for the element that holds them: a list item that opens with a foreign
 * word keeps its bullet on the side of its neighbours'.
 */
export function blocksDirection(blocks: readonly Block[], context: Context): Direction {
  let text = "";
  visitBlocks(blocks, {
    inline: (inline) => {
      if (inline.t === "Str") text += inline.c;
    },
  });
  return textDirection(text, context.direction);
}
