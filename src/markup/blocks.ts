import { textDirection, wholeDirection } from "../language/direction.ts";
import type { Block, Inline } from "../model/pandoc.ts";
import { inlineText } from "../tree/text.ts";
import { identity } from "./attributes.ts";
import type { Context } from "./context.ts";
import { divisionNode } from "./division.ts";
import { type Attributes, element, type Node } from "./element.ts";
import { figureNode } from "./figure.ts";
import { inlineNodes } from "./inlines.ts";
import { definitionList, listNode } from "./list.ts";
import { prose } from "./prose.ts";
import { tableNode } from "./table.ts";
import { writtenAt } from "./written-at.ts";

/** Blocks as markup, each text block an element of its own. */
export function blockNodes(blocks: readonly Block[], context: Context): readonly Node[] {
  return blocks.flatMap((block) => blockNode(block, context));
}

function blockNode(block: Block, context: Context): Node | readonly Node[] {
  switch (block.t) {
    case "Plain":
    case "Para":
      return block.c.length === 0 ? [] : paragraphNode(block, context);
    case "Header":
      return headingNode(block, context);
    case "LineBlock":
      return lineBlock(block, context);
    case "CodeBlock":
      return codeBlock(block, context);
    case "RawBlock":
      return /^\s*<hr\b[^>]*>\s*$/i.test(block.c[1]) ? element("hr", {}) : [];
    case "BlockQuote":
      return element("blockquote", {}, blockNodes(block.c, context));
    case "OrderedList":
    case "BulletList":
      return listNode(block, context);
    case "DefinitionList":
      return definitionList(block.c, context);
    case "HorizontalRule":
      return element("hr", {});
    case "Table":
      return tableNode(block, context);
    case "Figure":
      return figureNode(block, context);
    case "Div":
      return divisionNode(block, context);
  }
}

function paragraphNode(block: Extract<Block, { t: "Para" | "Plain" }>, context: Context): Node {
  const inlines = block.c;
  const turned = turn(inlines, context);
  const classes = [
    ...(context.paragraph === "p" ? [] : ["paragraph"]),
    ...(isPicture(inlines) ? ["picture"] : []),
    ...(isBoldLine(inlines) ? ["bold-line"] : []),
    ...(announces(inlines) ? ["announcement"] : []),
  ];
  return element(
    context.paragraph,
    { ...identity(["", classes, []]), ...turned.attributes, ...writtenAt(block, context) },
    inlineNodes(inlines, turned.context),
  );
}

/** A paragraph of nothing but an image, which is not indented as a text is. */
function isPicture(inlines: readonly Inline[]): boolean {
  const [first, ...others] = inlines;
  if (first === undefined || others.length > 0) return false;
  return first.t === "Link" ? isPicture(first.c[1]) : first.t === "Image";
}

/** A paragraph of bold letters alone, which many authors write above a passage instead of a heading. */
function isBoldLine(inlines: readonly Inline[]): boolean {
  return inlines.length === 1 && inlines[0]?.t === "Strong";
}

/** Letters of a paragraph that is about a line long. */
const longestAnnouncement = 60;

/** A line that ends with a colon, as before an example or a list: alone at the foot of a page it announces nothing. */
function announces(inlines: readonly Inline[]): boolean {
  const text = inlineText(inlines).trim();
  return text.length <= longestAnnouncement && /[:：]$/.test(text);
}

/** A text block mostly of the other direction than the text around it is set in that direction. */
function turn(
  inlines: readonly Inline[],
  context: Context,
  directionOf = textDirection,
): { attributes: Attributes; context: Context } {
  const direction = directionOf(prose(inlines), context.direction);
  if (direction === context.direction) return { attributes: {}, context };
  return { attributes: { dir: direction }, context: { ...context, direction } };
}

function headingNode(heading: Extract<Block, { t: "Header" }>, context: Context): Node {
  const [level, attr, inlines] = heading.c;
  const turned = turn(inlines, context, wholeDirection);
  const name = `h${Math.min(Math.max(level, 1), 6)}`;
  const attributes = { ...identity(attr), ...turned.attributes, ...writtenAt(heading, context) };
  return element(name, attributes, inlineNodes(inlines, turned.context));
}

function lineBlock(block: Extract<Block, { t: "LineBlock" }>, context: Context): Node {
  const lines = block.c;
  const turned = turn(lines.flat(), context);
  return element(
    "div",
    { class: "line-block", ...turned.attributes, ...writtenAt(block, context) },
    lines.map((line) =>
      element(
        "div",
        { class: "line" },
        line.length === 0 ? [element("br", {})] : inlineNodes(line, turned.context),
      ),
    ),
  );
}

/** Lines of code that are worth keeping on one page. */
const longestWholeCode = 6;

/** Letters of a line that a narrow page or screen may wrap. */
const longestUnwrapped = 40;

/** Lines as elements where one may wrap, so that its second part can be told from a line of the author's. */
function codeLines(text: string): readonly Node[] {
  const lines = text.split("\n");
  if (lines.every(({ length }) => length <= longestUnwrapped)) return [text];
  return lines.map((line, index) =>
    element("span", { class: "code-line" }, [index < lines.length - 1 ? `${line}\n` : line]),
  );
}

/** Code is written from left to right in every language. */
function codeBlock(block: Extract<Block, { t: "CodeBlock" }>, context: Context): Node {
  const [attr, text] = block.c;
  const [id, [language]] = attr;
  const known = language === undefined ? {} : identity(["", [`language-${language.toLowerCase()}`], []]);
  const classes = text.split("\n").length <= longestWholeCode ? ["short"] : [];
  const attributes = { ...identity([id, classes, []]), dir: "ltr", ...writtenAt(block, context) };
  return element("pre", attributes, [element("code", known, codeLines(text))]);
}
