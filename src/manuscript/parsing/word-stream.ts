import type { Attr, Block, Caption, Cell, Citation, Inline, Row } from "../../model/pandoc.ts";
import { inlineText } from "../../tree/text.ts";
import type { Dictionary } from "./words.ts";

/** A node and its words, `from` to `to`, the latter excluded. */
export type Part = {
  readonly node: Block | Inline;
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
  /** In the order of their beginnings. */
  readonly parts: readonly Part[];
};

/** A stream for a list of blocks. */
export function streamOf(blocks: readonly Block[], dictionary: Dictionary): WordStream {
  const words: number[] = [];
  const parts: Part[] = [];
  let within = -1;
  writeBlocks(blocks);
  return { words, parts };

  function write(text: string): void {
    for (const number of dictionary.numbersIn(text)) words.push(number);
  }

  function writeAttributes([id, classes, attributes]: Attr): void {
    write(id);
    classes.forEach(write);
    for (const [key, value] of attributes) write(`${key} ${value}`);
  }

  function part(node: Block | Inline, inside: () => void): void {
    const index = parts.length;
    const outer = within;
    const from = words.length;
    parts.push({ node, from, to: from, within: outer });
    within = index;
    inside();
    within = outer;
    parts[index] = { node, from, to: words.length, within: outer };
  }

  function writeBlock(block: Block): void {
    part(block, () => writeInside(block));
  }

  function writeInside(block: Block): void {
    switch (block.t) {
      case "Para":
      case "Plain":
        return block.c.forEach(writeInline);
      case "Header":
        return block.c[2].forEach(writeInline);
      case "LineBlock":
        return block.c.flat().forEach(writeInline);
      case "CodeBlock":
        writeAttributes(block.c[0]);
        return write(block.c[1]);
      case "RawBlock":
        return write(block.c[1]);
      case "BlockQuote":
        return block.c.forEach(writeBlock);
      case "BulletList":
        return block.c.flat().forEach(writeBlock);
      case "OrderedList":
        return block.c[1].flat().forEach(writeBlock);
      case "DefinitionList":
        return block.c.forEach(([term, definitions]) => {
          term.forEach(writeInline);
          definitions.flat().forEach(writeBlock);
        });
      case "Div":
        writeAttributes(block.c[0]);
        return block.c[1].forEach(writeBlock);
      case "Figure":
        return writeFigure(block.c);
      case "Table":
        return rowsOf(block).forEach(writeRow);
    }
  }

  /** `![caption](address){#id}`: the caption comes first, and once. */
  function writeFigure([attr, caption, content]: Extract<Block, { t: "Figure" }>["c"]): void {
    caption[1].forEach(writeBlock);
    const said = captionText(caption);
    for (const block of content) {
      const only = block.t === "Plain" && block.c.length === 1 ? block.c[0] : undefined;
      if (only?.t === "Image" && inlineText(only.c[1]) === said)
        part(block, () => part(only, () => writeImageTarget(only)));
      else writeBlock(block);
    }
    writeAttributes(attr);
  }

  function writeRow([, cells]: Row): void {
    for (const cell of cells) blocksOf(cell).forEach(writeBlock);
  }

  function writeInline(inline: Inline): void {
    switch (inline.t) {
      case "Str":
        return write(inline.c);
      case "Emph":
      case "Underline":
      case "Strong":
      case "Strikeout":
      case "Superscript":
      case "Subscript":
      case "SmallCaps":
        return inline.c.forEach(writeInline);
      case "Quoted":
        return inline.c[1].forEach(writeInline);
      case "Code":
        write(inline.c[1]);
        return writeAttributes(inline.c[0]);
      case "Cite":
        return writeCitations(inline);
      case "Math":
      case "RawInline":
        return part(inline, () => write(inline.c[1]));
      case "Note":
        return part(inline, () => undefined);
      case "Span":
        return part(inline, () => {
          inline.c[1].forEach(writeInline);
          writeAttributes(inline.c[0]);
        });
      case "Link":
        return part(inline, () => writeLink(inline));
      case "Image":
        return part(inline, () => {
          inline.c[1].forEach(writeInline);
          writeImageTarget(inline);
        });
    }
  }

  /** The part begins at the first key: words may stand before it. */
  function writeCitations(inline: Extract<Inline, { t: "Cite" }>): void {
    const [first, ...others] = inline.c[0];
    first?.citationPrefix.forEach(writeInline);
    part(inline, () => {
      if (first !== undefined) writeKey(first);
      for (const other of others) {
        other.citationPrefix.forEach(writeInline);
        writeKey(other);
      }
    });
  }

  function writeKey({ citationId, citationSuffix }: Citation): void {
    write(citationId);
    citationSuffix.forEach(writeInline);
  }

  function writeLink({ c: [attr, content, [url, title]] }: Extract<Inline, { t: "Link" }>): void {
    content.forEach(writeInline);
    const isBare = url.replace(/^mailto:/, "") === inlineText(content);
    if (!isBare) write(`${url} ${title}`);
    writeAttributes(attr);
  }

  function writeImageTarget({ c: [attr, , [url, title]] }: Extract<Inline, { t: "Image" }>): void {
    write(`${url} ${title}`);
    writeAttributes(attr);
  }
}

export function rowsOf({ c: [, , , head, bodies, foot] }: Extract<Block, { t: "Table" }>): readonly Row[] {
  return [...head[1], ...bodies.flatMap((body) => [...body[2], ...body[3]]), ...foot[1]];
}

function blocksOf([, , , , blocks]: Cell): readonly Block[] {
  return blocks;
}

function captionText([, long]: Caption): string {
  return long
    .map((block) => (block.t === "Plain" || block.t === "Para" ? inlineText(block.c) : ""))
    .join(" ");
}
