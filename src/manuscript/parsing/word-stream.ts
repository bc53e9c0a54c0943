import type { Attr, Block, Inline, Row } from "../../model/pandoc.ts";
import { inlineText } from "../../tree/text.ts";
import { inlineChildren } from "../../tree/walk.ts";
import type { Dictionary } from "./words.ts";

type Node = Block | Inline;

/** A node and its words, `from` to `to`, the latter excluded. */
export type Part = {
  readonly node: Node;
  readonly from: number;
  readonly to: number;
  /** The part that holds it; -1 for an outermost one. */
  readonly within: number;
};

/**
 * The words of a piece of the tree in the order in which the author wrote them: those a reader sees, and those of
 * keys, addresses, formulas and attributes. Notes' texts and tables' captions are written elsewhere, or may be: they
 * are streams of their own.
 */
export type WordStream = {
  readonly words: readonly number[];
  /** Blocks, and inlines that have a place, in the order of their beginnings. */
  readonly parts: readonly Part[];
};

export function streamOf(blocks: readonly Block[], dictionary: Dictionary): WordStream {
  const writer = { dictionary, words: [], parts: [], within: -1 };
  writeBlocks(blocks, writer);
  return writer;
}

type Writer = {
  readonly dictionary: Dictionary;
  readonly words: number[];
  readonly parts: Part[];
  within: number;
};

function write(text: string, { dictionary, words }: Writer): void {
  for (const number of dictionary.numbersIn(text)) words.push(number);
}

function writePart(node: Node, writer: Writer, inside: () => void): void {
  const { words, parts, within } = writer;
  const index = parts.length;
  const from = words.length;
  parts.push({ node, from, to: from, within });
  writer.within = index;
  inside();
  writer.within = within;
  parts[index] = { node, from, to: words.length, within };
}

function writeAttributes([id, classes, attributes]: Attr, writer: Writer): void {
  write(id, writer);
  for (const name of classes) write(name, writer);
  for (const [key, value] of attributes) write(`${key} ${value}`, writer);
}

function writeBlocks(blocks: readonly Block[], writer: Writer): void {
  for (const block of blocks) writePart(block, writer, () => writeBlock(block, writer));
}

function writeBlock(block: Block, writer: Writer): void {
  switch (block.t) {
    case "Para":
    case "Plain":
      writeInlines(block.c, writer);
      break;
    case "Header":
      writeInlines(block.c[2], writer);
      break;
    case "LineBlock":
      writeInlines(block.c.flat(), writer);
      break;
    case "CodeBlock":
      writeAttributes(block.c[0], writer);
      write(block.c[1], writer);
      break;
    case "RawBlock":
      write(block.c[1], writer);
      break;
    default:
      writeContainer(block, writer);
  }
}

function writeContainer(block: Block, writer: Writer): void {
  switch (block.t) {
    case "BlockQuote":
      writeBlocks(block.c, writer);
      break;
    case "BulletList":
      writeBlocks(block.c.flat(), writer);
      break;
    case "OrderedList":
      writeBlocks(block.c[1].flat(), writer);
      break;
    case "DefinitionList":
      for (const [term, definitions] of block.c) {
        writeInlines(term, writer);
        writeBlocks(definitions.flat(), writer);
      }
      break;
    case "Div":
      writeAttributes(block.c[0], writer);
      writeBlocks(block.c[1], writer);
      break;
    case "Figure":
      writeFigure(block, writer);
      break;
    case "Table":
      for (const [, cells] of rowsOf(block)) for (const cell of cells) writeBlocks(cell[4], writer);
  }
}

/** `![caption](address){#id}`: the caption comes first, and once. */
function writeFigure(
  { c: [attr, [, caption], content] }: Extract<Block, { t: "Figure" }>,
  writer: Writer,
): void {
  writeBlocks(caption, writer);
  const [said] = caption;
  const words = said?.t === "Plain" || said?.t === "Para" ? inlineText(said.c) : "";
  for (const block of content) {
    const only = block.t === "Plain" && block.c.length === 1 ? block.c[0] : undefined;
    if (only?.t === "Image" && inlineText(only.c[1]) === words)
      writePart(block, writer, () => writePart(only, writer, () => writeTarget(only.c, writer)));
    else writeBlocks([block], writer);
  }
  writeAttributes(attr, writer);
}

function rowsOf({ c: [, , , head, bodies, foot] }: Extract<Block, { t: "Table" }>): readonly Row[] {
  return [...head[1], ...bodies.flatMap((body) => [...body[2], ...body[3]]), ...foot[1]];
}

function writeInlines(inlines: readonly Inline[], writer: Writer): void {
  for (const inline of inlines) {
    if (inline.t === "Str") write(inline.c, writer);
    else if (inline.t === "Code") {
      write(inline.c[1], writer);
      writeAttributes(inline.c[0], writer);
    } else if (inline.t === "Cite") writeCitations(inline, writer);
    else if (isPoint(inline)) writePart(inline, writer, () => writePoint(inline, writer));
    else writeInlines(inlineChildren(inline), writer);
  }
}

/** Inlines that have a place of their own, and may stand side by side without a word between them. */
export function isPoint({ t }: Node): boolean {
  return points.has(t);
}

const points: ReadonlySet<Node["t"]> = new Set([
  "Cite",
  "Note",
  "Math",
  "Image",
  "Link",
  "Span",
  "RawInline",
]);

function writePoint(inline: Inline, writer: Writer): void {
  switch (inline.t) {
    case "Math":
    case "RawInline":
      write(inline.c[1], writer);
      break;
    case "Span":
      writeInlines(inline.c[1], writer);
      writeAttributes(inline.c[0], writer);
      break;
    case "Image":
    case "Link":
      writeInlines(inline.c[1], writer);
      if (inline.t === "Image" || !isBare(inline)) writeTarget(inline.c, writer);
  }
}

/** `<https://…>`: the address is the text. */
function isBare({ c: [, content, [url]] }: Extract<Inline, { t: "Link" }>): boolean {
  return url.replace(/^mailto:/, "") === inlineText(content);
}

function writeTarget(
  [attr, , [url, title]]: Extract<Inline, { t: "Image" | "Link" }>["c"],
  writer: Writer,
): void {
  write(`${url} ${title}`, writer);
  writeAttributes(attr, writer);
}

/** The part begins at the first key: words may stand before it. */
function writeCitations(cite: Extract<Inline, { t: "Cite" }>, writer: Writer): void {
  const [first, ...others] = cite.c[0];
  if (first === undefined) return;
  writeInlines(first.citationPrefix, writer);
  writePart(cite, writer, () => {
    write(first.citationId, writer);
    writeInlines(first.citationSuffix, writer);
    for (const { citationPrefix, citationId, citationSuffix } of others) {
      writeInlines(citationPrefix, writer);
      write(citationId, writer);
      writeInlines(citationSuffix, writer);
    }
  });
}
