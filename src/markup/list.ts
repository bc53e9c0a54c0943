import { textDirection } from "../language/direction.ts";
import type { Direction } from "../model/metadata.ts";
import type { Block, DefinitionItem, ListAttributes } from "../model/pandoc.ts";
import type { Context } from "./context.ts";
import { type Attributes, element, type Node } from "./element.ts";
import { inlineNodes } from "./inlines.ts";
import { prose } from "./prose.ts";
import { blocksDirection, tightNodes } from "./tight.ts";
import { tightlyWrittenAt } from "./written-at.ts";

type List = Extract<Block, { t: "OrderedList" | "BulletList" }>;

/** HTML's own types of numbering; the others count in the language's digits. */
const types: Readonly<Record<string, string>> = {
  LowerAlpha: "a",
  UpperAlpha: "A",
  LowerRoman: "i",
  UpperRoman: "I",
};

/** All bullets of a list and of those inside it stand on one side, whatever single items are written in. */
export function listNode(list: List, context: Context): Node {
  const content = list.t === "BulletList" ? list.c : list.c[1];
  const direction = context.inList ? context.direction : listDirection(content, context);
  const inside = { ...context, direction, inList: true };
  const dir = direction === context.direction ? undefined : direction;
  if (list.t === "BulletList") {
    return element(
      "ul",
      { class: content.some(isTask) ? "task-list" : undefined, dir },
      items(content, inside),
    );
  }
  return element("ol", { ...numberingAttributes(list.c[0]), dir }, items(content, inside));
}

/** How the style sheets name a numbering whose sign is not a full stop, and of which kind it is. */
const delimiters: Readonly<Record<string, string>> = {
  OneParen: "one-parenthesis",
  TwoParens: "two-parentheses",
};
const kinds: Readonly<Record<string, string>> = {
  LowerAlpha: "lower-alpha",
  UpperAlpha: "upper-alpha",
  LowerRoman: "lower-roman",
  UpperRoman: "upper-roman",
};

function numberingAttributes([start, style, delimiter]: ListAttributes): Attributes {
  const sign = delimiters[delimiter.t];
  return {
    class: sign && `${kinds[style.t] ?? "decimal"}-${sign}`,
    start: start === 1 ? undefined : String(start),
    type: types[style.t],
  };
}

function items(content: readonly (readonly Block[])[], context: Context): readonly Node[] {
  return content.map((blocks) =>
    element(
      "li",
      tightlyWrittenAt(blocks, context),
      turnedText(blocks, context) ?? tightNodes(blocks, context),
    ),
  );
}

/** An item that opens with a text of the other direction, which turns inside the item; null for all others. */
function turnedText([first, ...others]: readonly Block[], context: Context): readonly Node[] | null {
  if (first?.t !== "Plain") return null;
  const direction = textDirection(prose(first.c), context.direction);
  if (direction === context.direction) return null;
  const text = element("span", { dir: direction }, inlineNodes(first.c, { ...context, direction }));
  return [text, ...tightNodes(others, context)];
}

/** The direction of the text around it, unless all items, without the lists inside them, have the other. */
function listDirection(content: readonly (readonly Block[])[], context: Context): Direction {
  const directions = content.map((blocks) => blocksDirection(blocks.filter(isText), context));
  const [first = context.direction] = directions;
  return directions.every((direction) => direction === first) ? first : context.direction;
}

function isText(block: Block): boolean {
  return block.t !== "OrderedList" && block.t !== "BulletList" && block.t !== "CodeBlock";
}

function isTask(blocks: readonly Block[]): boolean {
  const [first] = blocks;
  if (first?.t !== "Plain" && first?.t !== "Para") return false;
  const [box] = first.c;
  return box?.t === "Str" && (box.c === "☐" || box.c === "☒");
}

export function definitionList(content: readonly DefinitionItem[], context: Context): Node {
  return element(
    "dl",
    {},
    content.flatMap(([term, definitions]) => [
      element("dt", {}, inlineNodes(term, context)),
      ...definitions.map((blocks) =>
        element("dd", tightlyWrittenAt(blocks, context), tightNodes(blocks, context)),
      ),
    ]),
  );
}
