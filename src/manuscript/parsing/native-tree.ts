import type { Block, Inline } from "../../model/pandoc.ts";
import { inlineText } from "../../tree/text.ts";
import { mapBlocks, mapInlines } from "../../tree/walk.ts";
import { type Dropped, nativeBlocks, nativeInlines } from "./native-markup.ts";

/** The tree without raw HTML and TeX, and with Quarto's callouts and figure divisions in the forms of the galley. */
export function nativeTree(blocks: readonly Block[], dropped: Dropped): readonly Block[] {
  const list = (inner: readonly Block[]): readonly Block[] => nativeBlocks(inner, dropped);
  const run = (inlines: readonly Inline[]): readonly Inline[] => nativeInlines(inlines, dropped);
  return list(
    mapBlocks(blocks, {
      inline: (inline) => nativeInside(inline, run),
      block: (block) => nativeInsideBlock(block, list, run),
    }),
  );
}

function nativeInside(inline: Inline, run: (inlines: readonly Inline[]) => readonly Inline[]): Inline {
  switch (inline.t) {
    case "Emph":
    case "Underline":
    case "Strong":
    case "Strikeout":
    case "Superscript":
    case "Subscript":
    case "SmallCaps":
      return { ...inline, c: run(inline.c) };
    case "Link":
      return { ...inline, c: [inline.c[0], run(inline.c[1]), inline.c[2]] };
    case "Quoted":
      return { ...inline, c: [inline.c[0], run(inline.c[1])] };
    case "Span":
      return { ...inline, c: [inline.c[0], run(inline.c[1])] };
    case "Image":
      return { ...inline, c: [inline.c[0], alternativeText(inline.c[1]), inline.c[2]] };
    default:
      return inline;
  }
}

/** Alternative text is text: Pandoc repeats a caption there with its citations and notes, which must not count twice. */
function alternativeText(inlines: readonly Inline[]): readonly Inline[] {
  const text = inlineText(mapInlines(inlines, { inline: (inline) => (inline.t === "Cite" ? [] : inline) }));
  return text.trim() === ""
    ? []
    : [
        {
          t: "Str",
          c: text
            .replace(/\s+/g, " ")
            .replace(/ ([.,;:])/g, "$1")
            .trim(),
        },
      ];
}

type Lists = (blocks: readonly Block[]) => readonly Block[];

function nativeInsideBlock(
  block: Block,
  list: Lists,
  run: (inlines: readonly Inline[]) => readonly Inline[],
): Block | readonly Block[] {
  switch (block.t) {
    case "Para":
    case "Plain":
      return paragraph(block, run(block.c));
    case "Header":
      return { ...block, c: [block.c[0], block.c[1], run(block.c[2])] };
    case "BlockQuote":
      return { ...block, c: list(block.c) };
    case "BulletList":
      return { ...block, c: block.c.map(list) };
    case "OrderedList":
      return { ...block, c: [block.c[0], block.c[1].map(list)] };
    case "Div":
      return division({ ...block, c: [block.c[0], list(block.c[1])] });
    default:
      return block;
  }
}

/** What held nothing but markup that vanished is no paragraph. */
function paragraph(
  block: Extract<Block, { t: "Para" | "Plain" }>,
  content: readonly Inline[],
): Block | readonly Block[] {
  const isBlank = content.every(({ t }) => t === "Space" || t === "SoftBreak" || t === "LineBreak");
  return isBlank ? [] : { ...block, c: content };
}

const callout =
  /^callout-(note|tip|warning|caution|important|info|danger|example|quote|abstract|question|success|failure|bug)$/;

function division(block: Extract<Block, { t: "Div" }>): Block {
  const [[id, classes, attributes], content] = block.c;
  const kind = classes.map((name) => callout.exec(name)?.[1]).find((name) => name !== undefined);
  if (kind !== undefined) return calloutOf(block, kind);
  if (/^fig[:-]/.test(id) && (content.some(isPicture) || isCaptioned(content))) return figureOf(block);
  const only = content.length <= 2 ? content.find(({ t }) => t === "Table") : undefined;
  if (/^(tbl|tab)[:-]/.test(id) && only?.t === "Table") return tableOf(block, only);
  return { ...block, c: [[id, classes, attributes], content] };
}

function calloutOf(block: Extract<Block, { t: "Div" }>, kind: string): Block {
  const [[id, , attributes], content] = block.c;
  const written = attributes.find(([key]) => key === "title")?.[1];
  const [first, ...rest] = content;
  const title: readonly Inline[] =
    written !== undefined ? [{ t: "Str", c: written }] : first?.t === "Header" ? first.c[2] : [];
  const body = written === undefined && first?.t === "Header" ? rest : content;
  const shown: readonly Block[] =
    title.length === 0
      ? []
      : [
          {
            t: "Div",
            c: [
              ["", ["callout-title"], []],
              [{ t: "Plain", c: title, ...(block.place && { place: block.place }) }],
            ],
          },
        ];
  return {
    ...block,
    c: [
      [id, ["callout", kind], []],
      [...shown, ...body],
    ],
  };
}

function isPicture(block: Block): boolean {
  if (block.t === "Figure") return true;
  return (block.t === "Para" || block.t === "Plain") && block.c.some(({ t }) => t === "Image");
}

/** Code, a table or a text that is shown as a figure, above its caption. */
function isCaptioned(content: readonly Block[]): boolean {
  return content.length > 1 && content.at(-1)?.t === "Para";
}

/** `::: {#fig-x}`: pictures, and the last paragraph as their caption. */
function figureOf(block: Extract<Block, { t: "Div" }>): Block {
  const [attr, content] = block.c;
  const last = content.at(-1);
  const isCaption = last?.t === "Para" && !isPicture(last);
  const caption = isCaption ? [last] : [];
  const pictures = isCaption ? content.slice(0, -1) : content;
  const only = pictures[0];
  if (pictures.length === 1 && only?.t === "Figure") {
    const own = caption.length > 0 ? caption : only.c[1][1];
    return { ...block, t: "Figure", c: [attr, [null, own], only.c[2]] };
  }
  return { ...block, t: "Figure", c: [attr, [null, caption], pictures] };
}

function tableOf(block: Extract<Block, { t: "Div" }>, table: Extract<Block, { t: "Table" }>): Block {
  const [attr, content] = block.c;
  const caption = content.filter((other) => other.t === "Para");
  const [, own, ...rest] = table.c;
  return { ...table, c: [attr, caption.length > 0 ? [null, caption] : own, ...rest] };
}
