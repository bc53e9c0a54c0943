import type {
  Block,
  Caption,
  Cell,
  Citation,
  DefinitionItem,
  Inline,
  Row,
  TableBody,
} from "../model/pandoc.ts";

/** Called for every node in document order, before its children; captions come before what they caption. */
export type Visitor = {
  readonly block?: (block: Block) => void;
  readonly inline?: (inline: Inline) => void;
};

/** Walks a tree in document order; a note's blocks follow its call. Citations' prefixes and suffixes are not visited. */
export function visitBlocks(blocks: readonly Block[], visitor: Visitor): void {
  for (const block of blocks) {
    visitor.block?.(block);
    const { inlines, blocks: inner } = children(block);
    for (const list of inlines) visitInlines(list, visitor);
    for (const list of inner) visitBlocks(list, visitor);
  }
}

export function visitInlines(inlines: readonly Inline[], visitor: Visitor): void {
  for (const inline of inlines) {
    visitor.inline?.(inline);
    if (inline.t === "Note") visitBlocks(inline.c, visitor);
    else visitInlines(inlineChildren(inline), visitor);
  }
}

/** The text that stands in a block itself, line by line; empty for one that holds other blocks. */
export function ownLines(block: Block): readonly (readonly Inline[])[] {
  switch (block.t) {
    case "Plain":
    case "Para":
      return [block.c];
    case "Header":
      return [block.c[2]];
    case "LineBlock":
      return block.c;
    default:
      return [];
  }
}

/** The inlines directly inside an inline; empty for a leaf and for a note. */
export function inlineChildren(inline: Inline): readonly Inline[] {
  switch (inline.t) {
    case "Emph":
    case "Underline":
    case "Strong":
    case "Strikeout":
    case "Superscript":
    case "Subscript":
    case "SmallCaps":
      return inline.c;
    case "Quoted":
    case "Cite":
    case "Link":
    case "Image":
    case "Span":
      return inline.c[1];
    default:
      return [];
  }
}

type Children = {
  readonly inlines: readonly (readonly Inline[])[];
  readonly blocks: readonly (readonly Block[])[];
};

function children(block: Block): Children {
  switch (block.t) {
    case "Plain":
    case "Para":
      return { inlines: [block.c], blocks: [] };
    case "Header":
      return { inlines: [block.c[2]], blocks: [] };
    case "LineBlock":
      return { inlines: block.c, blocks: [] };
    case "BlockQuote":
      return { inlines: [], blocks: [block.c] };
    case "Div":
      return { inlines: [], blocks: [block.c[1]] };
    case "BulletList":
      return { inlines: [], blocks: block.c };
    case "OrderedList":
      return { inlines: [], blocks: block.c[1] };
    case "Figure":
      return { inlines: [], blocks: [block.c[1][1], block.c[2]] };
    case "DefinitionList":
      return {
        inlines: [],
        blocks: block.c.flatMap(([term, definitions]) => [[plain(term)], ...definitions]),
      };
    case "Table": {
      const [, caption, , head, bodies, foot] = block.c;
      const rows = [...head[1], ...bodies.flatMap((body) => [...body[2], ...body[3]]), ...foot[1]];
      return {
        inlines: [],
        blocks: [caption[1], ...rows.flatMap(([, cells]) => cells.map((cell) => cell[4]))],
      };
    }
    default:
      return { inlines: [], blocks: [] };
  }
}

function plain(inlines: readonly Inline[]): Block {
  return { t: "Plain", c: inlines };
}

/**
 * Rewrites nodes after their children were; a list replaces the node by several, an empty one removes it. `original` is
 * the node of the tree that was given.
 */
export type Mapping = {
  readonly block?: (block: Block, original: Block) => Block | readonly Block[];
  readonly inline?: (inline: Inline, original: Inline) => Inline | readonly Inline[];
};

/** A new tree, rewritten from the leaves up; `place` and every other field stay. */
export function mapBlocks(blocks: readonly Block[], mapping: Mapping): readonly Block[] {
  const mapped: Block[] = [];
  for (const block of blocks) {
    const inner = mapInside(block, mapping);
    const made = mapping.block ? mapping.block(inner, block) : inner;
    if (isNode(made)) mapped.push(made);
    else mapped.push(...made);
  }
  return mapped;
}

export function mapInlines(inlines: readonly Inline[], mapping: Mapping): readonly Inline[] {
  const mapped: Inline[] = [];
  for (const inline of inlines) {
    const inner = mapInlineInside(inline, mapping);
    const made = mapping.inline ? mapping.inline(inner, inline) : inner;
    if (isNode(made)) mapped.push(made);
    else mapped.push(...made);
  }
  return mapped;
}

function isNode<Found extends Block | Inline>(made: Found | readonly Found[]): made is Found {
  return !Array.isArray(made);
}

function mapInside(block: Block, mapping: Mapping): Block {
  const inlines = (list: readonly Inline[]): readonly Inline[] => mapInlines(list, mapping);
  const blocks = (list: readonly Block[]): readonly Block[] => mapBlocks(list, mapping);
  switch (block.t) {
    case "Plain":
    case "Para":
      return { ...block, c: inlines(block.c) };
    case "Header":
      return { ...block, c: [block.c[0], block.c[1], inlines(block.c[2])] };
    case "LineBlock":
      return { ...block, c: block.c.map(inlines) };
    case "BlockQuote":
      return { ...block, c: blocks(block.c) };
    case "Div":
      return { ...block, c: [block.c[0], blocks(block.c[1])] };
    case "BulletList":
      return { ...block, c: block.c.map(blocks) };
    case "OrderedList":
      return { ...block, c: [block.c[0], block.c[1].map(blocks)] };
    case "DefinitionList":
      return {
        ...block,
        c: block.c.map(([term, definitions]): DefinitionItem => [inlines(term), definitions.map(blocks)]),
      };
    case "Figure":
      return { ...block, c: [block.c[0], mapCaption(block.c[1], mapping), blocks(block.c[2])] };
    case "Table": {
      const [attr, caption, columns, head, bodies, foot] = block.c;
      const rows = (list: readonly Row[]): readonly Row[] => list.map((row) => mapRow(row, mapping));
      return {
        ...block,
        c: [
          attr,
          mapCaption(caption, mapping),
          columns,
          [head[0], rows(head[1])],
          bodies.map(
            ([bodyAttr, headColumns, intermediate, body]): TableBody => [
              bodyAttr,
              headColumns,
              rows(intermediate),
              rows(body),
            ],
          ),
          [foot[0], rows(foot[1])],
        ],
      };
    }
    default:
      return block;
  }
}

function mapCaption([short, long]: Caption, mapping: Mapping): Caption {
  return [short, mapBlocks(long, mapping)];
}

function mapRow([attr, cells]: Row, mapping: Mapping): Row {
  return [
    attr,
    cells.map(
      ([cell, alignment, rows, columns, blocks]): Cell => [
        cell,
        alignment,
        rows,
        columns,
        mapBlocks(blocks, mapping),
      ],
    ),
  ];
}

function mapInlineInside(inline: Inline, mapping: Mapping): Inline {
  if (inline.t === "Str" || inline.t === "Space") return inline;
  const inlines = (list: readonly Inline[]): readonly Inline[] => mapInlines(list, mapping);
  switch (inline.t) {
    case "Emph":
    case "Underline":
    case "Strong":
    case "Strikeout":
    case "Superscript":
    case "Subscript":
    case "SmallCaps":
      return { ...inline, c: inlines(inline.c) };
    case "Quoted":
      return { ...inline, c: [inline.c[0], inlines(inline.c[1])] };
    case "Cite":
      return {
        ...inline,
        c: [inline.c[0].map((citation) => mapCitation(citation, mapping)), inlines(inline.c[1])],
      };
    case "Link":
    case "Image":
      return { ...inline, c: [inline.c[0], inlines(inline.c[1]), inline.c[2]] };
    case "Span":
      return { ...inline, c: [inline.c[0], inlines(inline.c[1])] };
    case "Note":
      return { ...inline, c: mapBlocks(inline.c, mapping) };
    default:
      return inline;
  }
}

function mapCitation(citation: Citation, mapping: Mapping): Citation {
  return {
    ...citation,
    citationPrefix: mapInlines(citation.citationPrefix, mapping),
    citationSuffix: mapInlines(citation.citationSuffix, mapping),
  };
}
