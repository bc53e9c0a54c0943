import type { Block, Inline } from "../../model/pandoc.ts";
import { mapBlocks, visitBlocks } from "../../tree/walk.ts";
import { trim, words } from "./inline-text.ts";
import { type Mark, splitMarks, writeMark } from "./marks.ts";
import type { Paragraph, Story } from "./story.ts";
import type { CitedWork, FieldCitation } from "./works-cited.ts";

/** A block of the text with the paragraphs it is made of. */
export type Piece = {
  readonly block: Block;
  /** Numbers of its paragraphs, its own first; empty for what has none. */
  readonly numbers: readonly number[];
  readonly paragraph: Paragraph | null;
};

/** What marks stand for when Pandoc is done. */
export type Meanings = {
  readonly story: Story;
  /** Path in the manuscript by index of picture; null where none is to be shown. */
  readonly figures: readonly (string | null)[];
  readonly keys: ReadonlyMap<string, string>;
};

/** Puts pictures, citations and paragraphs' facts in the place of their marks. */
export function readPieces(blocks: readonly Block[], meanings: Meanings): readonly Piece[] {
  return blocks.flatMap((block) => {
    const numbers = numbersIn([block]);
    const [own] = numbers;
    const paragraph = own === undefined ? null : (meanings.story.paragraphs[own - 1] ?? null);
    const framed = framedPicture(block);
    if (framed !== null) return framed.flatMap((inner) => readPieces([inner], meanings));
    const [made, ...more] = mapBlocks([block], {
      inline: (inline) => (inline.t === "Str" ? readMarks(inline.c, meanings) : inline),
      block: tidyBlock,
    });
    if (made === undefined) return [];
    return [
      { block: made, numbers, paragraph },
      ...more.map((each) => ({ block: each, numbers, paragraph })),
    ];
  });
}

/** What a table of one column around a picture holds: it is a frame for the picture and its caption. */
function framedPicture(block: Block): readonly Block[] | null {
  if (block.t !== "Table") return null;
  const [, , columns, head, bodies, foot] = block.c;
  const rows = [...head[1], ...bodies.flatMap((body) => [...body[2], ...body[3]]), ...foot[1]];
  const inside = rows.flatMap(([, cells]) => cells.flatMap(([, , , , blocks]) => blocks));
  const isFrame =
    columns.length === 1 && inside.length <= 4 && inside.every(({ t }) => t === "Plain" || t === "Para");
  const hasPicture = picturesIn(inside);
  return isFrame && hasPicture
    ? inside.map((each) => (each.t === "Plain" ? { ...each, t: "Para" } : each))
    : null;
}

function picturesIn(blocks: readonly Block[]): boolean {
  let found = false;
  visitBlocks(blocks, {
    inline: (inline) => {
      if (inline.t !== "Str") return;
      found ||= splitMarks(inline.c).some((part) => typeof part !== "string" && part.kind === "i");
    },
  });
  return found;
}

function numbersIn(blocks: readonly Block[]): readonly number[] {
  const numbers: number[] = [];
  visitBlocks(blocks, {
    inline: (inline) => {
      if (inline.t !== "Str") return;
      for (const part of splitMarks(inline.c))
        if (typeof part !== "string" && part.kind === "p") numbers.push(part.number);
    },
  });
  return numbers;
}

/** A paragraph that held only its mark is none; links side by side to one address are one. */
function tidyBlock(block: Block): Block | readonly Block[] {
  switch (block.t) {
    case "Para":
    case "Plain": {
      const content = trim(joinLinks(block.c));
      return content.length === 0 ? [] : { ...block, c: content };
    }
    case "Header":
      return { t: "Para", c: trim(joinLinks(block.c[2])) };
    case "Div":
      return block.c[1];
    case "BulletList":
      return { ...block, c: tightItems(block.c) };
    case "OrderedList":
      return { ...block, c: [block.c[0], tightItems(block.c[1])] };
    case "Table":
      return plainTable(block);
    default:
      return block;
  }
}

/** Items of one paragraph each stand close. */
function tightItems(items: readonly (readonly Block[])[]): readonly (readonly Block[])[] {
  const filled = items.filter((item) => item.length > 0);
  const isTight = filled.every((item) => item.filter(({ t }) => t === "Para" || t === "Plain").length === 1);
  if (!isTight) return filled;
  return filled.map((item) =>
    item.map((block): Block => (block.t === "Para" ? { ...block, t: "Plain" } : block)),
  );
}

/** A table of plain rows needs no widths, and is written as one that is easy to type. */
function plainTable(table: Extract<Block, { t: "Table" }>): Block {
  const [attr, caption, columns, head, bodies, foot] = table.c;
  const cells = [...head[1], ...bodies.flatMap((body) => [...body[2], ...body[3]]), ...foot[1]].flatMap(
    ([, row]) => row,
  );
  const isPlain = cells.every(
    ([, , rows, width, blocks]) =>
      rows === 1 &&
      width === 1 &&
      blocks.every(({ t }) => t === "Plain" || t === "Para") &&
      blocks.length <= 1,
  );
  if (!isPlain) return table;
  const free = columns.map(([alignment]) => [alignment, { t: "ColWidthDefault" }] as const);
  return { ...table, c: [attr, caption, free, head, bodies, foot] };
}

/** Marks between two parts of a link come to stand behind it. */
function joinLinks(inlines: readonly Inline[]): readonly Inline[] {
  const joined: Inline[] = [];
  for (const inline of inlines) {
    const at = joined.findLastIndex((each) => !isMark(each));
    const last = joined[at];
    if (inline.t === "Link" && last?.t === "Link" && last.c[2][0] === inline.c[2][0])
      joined[at] = { ...last, c: [last.c[0], [...last.c[1], ...inline.c[1]], last.c[2]] };
    else joined.push(inline);
  }
  return joined;
}

function isMark(inline: Inline): boolean {
  return inline.t === "Str" && splitMarks(inline.c).every((part) => typeof part !== "string");
}

function readMarks(text: string, meanings: Meanings): readonly Inline[] {
  return splitMarks(text).flatMap((part): readonly Inline[] =>
    typeof part === "string" ? [{ t: "Str", c: part }] : readMark(part, meanings),
  );
}

function readMark(mark: Mark, { story, figures, keys }: Meanings): readonly Inline[] {
  switch (mark.kind) {
    case "p":
      return [];
    case "i": {
      const picture = story.pictures[mark.number];
      const path = figures[mark.number];
      if (picture === undefined || path === null || path === undefined) return [];
      const alternative = words(picture.alternative);
      const width =
        picture.share === null || picture.share >= 95 ? [] : [["width", `${picture.share}%`] as const];
      return [{ t: "Image", c: [["", [], width], alternative, [path, ""]] }];
    }
    case "c": {
      const citation = story.citations[mark.number];
      return citation === undefined ? [] : [cite(citation, keys)];
    }
    default:
      return [{ t: "Str", c: writeMark(mark.kind, mark.number) }];
  }
}

function cite({ works }: FieldCitation, keys: ReadonlyMap<string, string>): Inline {
  return { t: "Cite", c: [works.map((work) => citationOf(work, keys)), []] };
}

function citationOf(work: CitedWork, keys: ReadonlyMap<string, string>) {
  return {
    citationId: keys.get(work.identity) ?? work.identity,
    citationPrefix: trim(words(work.prefix)),
    citationSuffix: words(work.suffix.trimEnd()),
    citationMode: { t: work.suppressAuthor ? ("SuppressAuthor" as const) : ("NormalCitation" as const) },
    citationNoteNum: 0,
    citationHash: 0,
  };
}
