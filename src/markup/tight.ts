import { textDirection } from "../language/direction.ts";
import type { Direction } from "../model/metadata.ts";
import type { Block } from "../model/pandoc.ts";
import type { Context } from "./context.ts";
import type { Node } from "./element.ts";
import { inlineNodes } from "./inlines.ts";
import { prose } from "./prose.ts";

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

/** The direction of the first text in blocks, for the element that holds them. */
export function leadingDirection(blocks: readonly Block[], context: Context): Direction {
  const [first] = blocks;
  if (first?.t !== "Plain" && first?.t !== "Para") return context.direction;
  return textDirection(prose(first.c), context.direction);
}
