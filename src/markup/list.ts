import type { Block, DefinitionItem, ListAttributes } from "../model/pandoc.ts";
import type { Context } from "./context.ts";
import { type Attributes, element, type Node } from "./element.ts";
import { inlineNodes } from "./inlines.ts";
import { blocksDirection, tightNodes } from "./tight.ts";

type List = Extract<Block, { t: "OrderedList" | "BulletList" }>;

/** HTML's own types of numbering; the others count in the language's digits. */
const types: Readonly<Record<string, string>> = {
  LowerAlpha: "a",
  UpperAlpha: "A",
  LowerRoman: "i",
  UpperRoman: "I",
};

export function listNode(list: List, context: Context): Node {
  if (list.t === "BulletList") {
    const attributes = { class: list.c.some(isTask) ? "task-list" : undefined };
    return element("ul", attributes, items(list.c, context));
  }
  const [numbering, content] = list.c;
  return element("ol", numberingAttributes(numbering), items(content, context));
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
  return content.map((blocks) => {
    const direction = blocksDirection(blocks, context);
    const inside = direction === context.direction ? context : { ...context, direction };
    return element("li", { dir: inside === context ? undefined : direction }, tightNodes(blocks, inside));
  });
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
      ...definitions.map((blocks) => element("dd", {}, tightNodes(blocks, context))),
    ]),
  );
}
