import type { Attr, Block } from "../model/pandoc.ts";
import { blockText } from "../tree/text.ts";
import { identity, speechOf } from "./attributes.ts";
import type { Context } from "./context.ts";
import { type Attributes, element, type Node } from "./element.ts";
import { inlineNodes } from "./inlines.ts";
import { tightNodes } from "./tight.ts";
import { writtenAt } from "./written-at.ts";

type Division = Extract<Block, { t: "Div" }>;

/** A `Div`: what it is follows from its first class, as the galley's forms say. */
export function divisionNode(division: Division, context: Context): Node | readonly Node[] {
  const [attr, blocks] = division.c;
  const [id, classes] = attr;
  const speech = speechOf(attr, context);
  const inside = speech.context;
  const attributes = (...more: readonly string[]): Attributes => ({
    ...identity(attr, ...more),
    ...speech.attributes,
  });
  switch (classes.find((name) => known.has(name))) {
    case "callout":
      return callout(attr, speech.attributes, context.blocks(blocks, inside));
    case "callout-title":
      return titleNode(attr, blocks, inside);
    case "equation":
      return element("div", attributes(), scrollable(blocks, tightNodes(blocks, inside), inside));
    case "reference-list":
      return referenceList(division, inside);
    case "reference-list-entry":
      return element("div", { ...attributes(), role: "listitem" }, context.blocks(blocks, inside));
    case "epigraph":
      return element("div", { ...attributes(), role: "doc-epigraph" }, context.blocks(blocks, inside));
    case "pull-quote":
      return element("aside", { ...attributes(), role: "doc-pullquote" }, context.blocks(blocks, inside));
    default: {
      const isPlain = id === "" && classes.length === 0 && inside === context;
      return isPlain
        ? context.blocks(blocks, context)
        : element("div", attributes(), context.blocks(blocks, inside));
    }
  }
}

const known = new Set([
  "callout",
  "callout-title",
  "equation",
  "reference-list",
  "reference-list-entry",
  "epigraph",
  "pull-quote",
]);

function callout([id, classes]: Attr, speech: Attributes, children: readonly Node[]): Node {
  const written = classes.map((name, index) => (index === 1 ? `callout-${name}` : name));
  return element("aside", { ...identity([id, written, []]), role: "note", ...speech }, children);
}

function titleNode(attr: Attr, blocks: readonly Block[], context: Context): Node {
  const [first] = blocks;
  const isOneText = blocks.length === 1 && (first?.t === "Plain" || first?.t === "Para");
  return isOneText
    ? element("p", { ...identity(attr), ...writtenAt(first, context) }, inlineNodes(first.c, context))
    : element("div", identity(attr), context.blocks(blocks, context));
}

/** Letters of TeX that a formula may have to find room on the smallest screen. */
const narrowest = 24;

/** A long formula scrolls in its own box where a screen is narrower; whoever has no pointer scrolls what has the focus. */
function scrollable(blocks: readonly Block[], nodes: readonly Node[], { style }: Context): readonly Node[] {
  if (!style.tablesScroll || blockText(blocks.slice(0, 1)).length <= narrowest) return nodes;
  return nodes.map((node, index) =>
    index === 0 && typeof node === "object" && "name" in node
      ? { ...node, attributes: { ...node.attributes, tabindex: "0" } }
      : node,
  );
}

/** The entries are a list; a heading of the list's own stands before it. */
function referenceList({ c: [attr, blocks] }: Division, context: Context): Node {
  const entries = blocks.filter(isEntry);
  const others = blocks.filter((block) => !isEntry(block));
  const attributes = {
    ...identity(attr),
    role: "doc-bibliography",
    "epub:type": context.style.epubTypes ? "bibliography" : undefined,
  };
  const list = element("div", { role: "list" }, context.blocks(entries, context));
  return element("section", attributes, [
    ...context.blocks(others, context),
    ...(entries.length === 0 ? [] : [list]),
  ]);
}

function isEntry(block: Block): boolean {
  return block.t === "Div" && block.c[0][1].includes("reference-list-entry");
}
