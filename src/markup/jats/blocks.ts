import type { Attr, Block, Inline, ListAttributes } from "../../model/pandoc.ts";
import { speechLanguage } from "../attributes.ts";
import { element, type Node } from "../element.ts";
import { captionNodes } from "./caption.ts";
import type { Context } from "./context.ts";
import { imageNode, inlineNodes } from "./inlines.ts";
import { inTitle, isNamed, paragraph, paragraphNodes } from "./paragraphs.ts";
import { referenceList } from "./reference-list.ts";
import { tableNode } from "./table.ts";

/** Blocks as JATS has them inside a section; headings stand as bold lines, since sections are made elsewhere. */
export function blockNodes(blocks: readonly Block[], context: Context): readonly Node[] {
  return blocks.flatMap((block) => blockNode(block, context));
}

function blockNode(block: Block, context: Context): Node | readonly Node[] {
  switch (block.t) {
    case "Plain":
    case "Para":
      return paragraph(block.c, context);
    case "Header":
      return element("p", {}, [element("bold", {}, inlineNodes(block.c[2], context))]);
    case "LineBlock":
      return element(
        "verse-group",
        {},
        block.c.map((line) => element("verse-line", {}, inlineNodes(line, inTitle(context)))),
      );
    case "CodeBlock":
      return element("code", { language: block.c[0][1][0], "xml:space": "preserve" }, [block.c[1]]);
    case "RawBlock":
    case "HorizontalRule":
      return [];
    case "BlockQuote":
      return element("disp-quote", {}, paragraphNodes(block.c, context));
    case "OrderedList":
      return list(block.c[1], context, block.c[0]);
    case "BulletList":
      return list(block.c, context);
    case "DefinitionList":
      return definitionList(block, context);
    case "Table":
      return tableNode(block, context);
    case "Figure":
      return figureNode(block, context);
    case "Div":
      return divisionNode(block, context);
  }
}

const listTypes: Readonly<Record<string, string>> = {
  LowerAlpha: "alpha-lower",
  UpperAlpha: "alpha-upper",
  LowerRoman: "roman-lower",
  UpperRoman: "roman-upper",
};

/** JATS counts from 1; where the author begins elsewhere, the items are labelled. */
function list(
  items: readonly (readonly Block[])[],
  context: Context,
  numbering: ListAttributes | null = null,
): Node {
  const type = numbering === null ? "bullet" : (listTypes[numbering[1].t] ?? "order");
  const start = numbering?.[0] ?? 1;
  return element(
    "list",
    { "list-type": type },
    items.map((blocks, index) =>
      element("list-item", {}, [
        ...(start === 1 ? [] : [element("label", {}, [`${start + index}.`])]),
        ...paragraphNodes(blocks, context),
      ]),
    ),
  );
}

function definitionList({ c }: Extract<Block, { t: "DefinitionList" }>, context: Context): Node {
  return element(
    "def-list",
    {},
    c.map(([term, definitions]) =>
      element("def-item", {}, [
        element("term", {}, inlineNodes(term, inTitle(context))),
        ...definitions.map((blocks) => element("def", {}, paragraphNodes(blocks, context))),
      ]),
    ),
  );
}

function figureNode({ c: [attr, caption, blocks] }: Extract<Block, { t: "Figure" }>, context: Context): Node {
  const content = blocks.flatMap((block) => graphics(block, context) ?? blockNode(block, context));
  const isGroup = content.some((node) => isNamed(node, "fig") || isNamed(node, "fig-group"));
  return element(isGroup ? "fig-group" : "fig", { id: attr[0] || undefined }, [
    ...captionNodes(caption, context),
    ...content,
  ]);
}

/** Images alone in a paragraph; null where it holds something else. */
function graphics(block: Block, context: Context): readonly Node[] | null {
  if (block.t !== "Para" && block.t !== "Plain") return null;
  const images = block.c.filter(({ t }) => !/^(?:Space|SoftBreak|LineBreak)$/.test(t)).map(imageOf);
  const nodes = images.map((image) => image && imageNode(image, context, "graphic"));
  return nodes.every((node) => node !== null) ? nodes : null;
}

/** An image, or one that is a link. */
function imageOf(inline: Inline): Extract<Inline, { t: "Image" }> | null {
  if (inline.t === "Image") return inline;
  const [only, ...others] = inline.t === "Link" ? inline.c[1] : [];
  return only !== undefined && others.length === 0 ? imageOf(only) : null;
}

const boxed = new Set(["callout", "pull-quote", "epigraph"]);

function divisionNode(
  { c: [attr, blocks] }: Extract<Block, { t: "Div" }>,
  context: Context,
): readonly Node[] {
  const language = speechLanguage(attr, context.language);
  const inside = { ...context, language };
  const [id, classes] = attr;
  switch (classes.find((name) => boxed.has(name) || name === "equation" || name === "reference-list")) {
    case "callout":
      return [spoken(boxedText(attr, blocks, inside), inside, context)];
    case "pull-quote":
    case "epigraph":
      return [
        spoken(
          element("disp-quote", { "content-type": classes[0] }, paragraphNodes(blocks, inside)),
          inside,
          context,
        ),
      ];
    case "equation":
      return [equation(id, blocks, inside)];
    case "reference-list":
      return [referenceList(attr, blocks, [], inside)];
    default:
      return blockNodes(blocks, inside).map((node) => spoken(node, inside, context));
  }
}

/** A block in another language than the text around it says so. */
function spoken(node: Node, inside: Context, around: Context): Node {
  if (inside.language === around.language || typeof node === "string" || !("name" in node)) return node;
  return { ...node, attributes: { "xml:lang": inside.language, ...node.attributes } };
}

function boxedText([id, classes]: Attr, blocks: readonly Block[], context: Context): Node {
  const [first, ...others] = blocks;
  const isTitled = first?.t === "Div" && first.c[0][1].includes("callout-title");
  const title = isTitled ? titleInlines(first.c[1]) : null;
  const rest = title === null ? blocks : others;
  return element("boxed-text", { id: id || undefined, "content-type": classes[1] }, [
    ...(title === null
      ? []
      : [element("caption", {}, [element("title", {}, inlineNodes(title, inTitle(context)))])]),
    ...blockNodes(rest, context),
  ]);
}

function titleInlines([first]: readonly Block[]): readonly Inline[] | null {
  return first?.t === "Plain" || first?.t === "Para" ? first.c : null;
}

/** The formula and its number, in whatever order they are written. */
function equation(id: string, blocks: readonly Block[], context: Context): Node {
  const inlines = blocks.flatMap((block) => (block.t === "Para" || block.t === "Plain" ? block.c : []));
  const isNumber = (inline: Inline): boolean =>
    inline.t === "Span" && inline.c[0][1].includes("equation-number");
  const numbers = inlines.filter(isNumber);
  const formulas = inlineNodes(
    inlines.filter((inline) => !isNumber(inline)),
    inTitle(context),
  );
  return element("disp-formula", { id: id || undefined }, [
    ...(numbers.length === 0 ? [] : [element("label", {}, inlineNodes(numbers, inTitle(context)))]),
    ...formulas.flatMap((node) => (isNamed(node, "inline-formula") ? node.children : [node])),
  ]);
}
