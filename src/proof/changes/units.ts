import type { Galley } from "../../model/galley.ts";
import type { Block, Cell, Inline, Row } from "../../model/pandoc.ts";
import type { Place } from "../../model/place.ts";
import { inlineChildren } from "../../tree/walk.ts";
import { type Token, type TokenContext, tokensOf } from "./tokens.ts";

export type UnitKind =
  | "abstract"
  | "heading"
  | "text"
  | "note"
  | "caption"
  | "figure"
  | "equation"
  | "code"
  | "table"
  | "reference";

/** What is matched as a whole between two versions: a text block, or a row of a table with its cells. */
export type Unit = {
  readonly kind: UnitKind;
  readonly tokens: readonly Token[];
  /** Equal where nothing was changed. */
  readonly key: string;
  /** The text block; for a row the table. */
  readonly block: Block;
  readonly place: Place | undefined;
  /** Nearest id around it. */
  readonly near: string;
  readonly row?: { readonly cells: readonly (readonly Unit[])[]; readonly row: Row };
};

/** The galley's text in the units that are compared, in reading order; notes follow the text they are called in. */
export function unitsOf({ abstract, spine }: Galley, context: TokenContext): readonly Unit[] {
  return [
    ...unitsIn(abstract, "abstract", "", context),
    ...spine.flatMap(({ id, blocks }) => unitsIn(blocks, "text", id, context)),
  ];
}

function unitsIn(
  blocks: readonly Block[],
  kind: UnitKind,
  near: string,
  context: TokenContext,
): readonly Unit[] {
  const units: Unit[] = [];
  let last = near;
  for (const block of blocks) {
    if (block.t === "Header") last = block.c[1][0] || last;
    units.push(...unitsOfBlock(block, kind, last, context));
  }
  return units;
}

function unitsOfBlock(block: Block, kind: UnitKind, near: string, context: TokenContext): readonly Unit[] {
  const inside = (blocks: readonly Block[], own: UnitKind = kind, id = near): readonly Unit[] =>
    unitsIn(blocks, own, id || near, context);
  switch (block.t) {
    case "Para":
    case "Plain":
      return textUnit(block, block.c, isPicture(block.c) ? "figure" : kind, near, context);
    case "Header":
      return textUnit(block, block.c[2], "heading", near, context);
    case "LineBlock":
      return textUnit(block, joinedLines(block.c), kind, near, context);
    case "CodeBlock":
      return [codeUnit(block, near)];
    case "BlockQuote":
      return inside(block.c);
    case "BulletList":
      return block.c.flatMap((item) => inside(item));
    case "OrderedList":
      return block.c[1].flatMap((item) => inside(item));
    case "DefinitionList":
      return block.c.flatMap(([, definitions]) => definitions.flatMap((each) => inside(each)));
    case "Figure": {
      const [[id], [, caption], content] = block.c;
      return [...inside(content, "figure", id), ...inside(caption, "caption", id)];
    }
    case "Div": {
      const [[id, classes], content] = block.c;
      return inside(content, divisionKind(classes) ?? kind, id);
    }
    case "Table":
      return tableUnits(block, near, context);
    default:
      return [];
  }
}

function divisionKind(classes: readonly string[]): UnitKind | null {
  if (classes.includes("reference-list-entry")) return "reference";
  return classes.includes("equation") ? "equation" : null;
}

function textUnit(
  block: Block,
  inlines: readonly Inline[],
  kind: UnitKind,
  near: string,
  context: TokenContext,
): readonly Unit[] {
  const tokens = tokensOf(inlines, context);
  const notes = notesIn(inlines).flatMap((note) => unitsIn(note, "note", near, context));
  return [{ kind, tokens, key: keyOf(kind, tokens), block, place: block.place, near }, ...notes];
}

function keyOf(kind: UnitKind, tokens: readonly Token[]): string {
  return `${kind} ${tokens.map(({ key, isSpaced }) => `${isSpaced ? " " : ""}${key}`).join("\u0001")}`;
}

function codeUnit(block: Extract<Block, { t: "CodeBlock" }>, near: string): Unit {
  const tokens = block.c[1].split("\n").map((text): Token => {
    const inline: Inline = { t: "Code", c: [["", [], []], text] };
    return { key: text, text: text.trim(), isSpaced: true, inline, letters: 0 };
  });
  return { kind: "code", tokens, key: keyOf("code", tokens), block, place: block.place, near };
}

function tableUnits(
  block: Extract<Block, { t: "Table" }>,
  near: string,
  context: TokenContext,
): readonly Unit[] {
  const [[id], [, caption]] = block.c;
  const own = id || near;
  const rows = rowsOf(block).map((row): Unit => {
    const cells = row[1].map((cell: Cell) => unitsIn(cell[4], "table", own, context));
    const all = cells.flat();
    return {
      kind: "table",
      tokens: all.flatMap(({ tokens }) => tokens),
      key: `row ${cells.map((units) => units.map(({ key }) => key).join("\u0002")).join("\u0003")}`,
      block,
      place: all.find(({ place }) => place !== undefined)?.place ?? block.place,
      near: own,
      row: { cells, row },
    };
  });
  return [...unitsIn(caption, "caption", own, context), ...rows];
}

/** All rows of a table, as `replaceRows` counts them. */
export function rowsOf(table: Extract<Block, { t: "Table" }>): readonly Row[] {
  const [, , , head, bodies, foot] = table.c;
  return [...head[1], ...bodies.flatMap((body) => [...body[2], ...body[3]]), ...foot[1]];
}

function isPicture(inlines: readonly Inline[]): boolean {
  return inlines.length > 0 && inlines.every(({ t }) => t === "Image" || t === "Space" || t === "SoftBreak");
}

function joinedLines(lines: readonly (readonly Inline[])[]): readonly Inline[] {
  return lines.flatMap((line, index): readonly Inline[] =>
    index === 0 ? line : [{ t: "LineBreak" }, ...line],
  );
}

/** The bodies of the notes that are called in a text, in order. */
function notesIn(inlines: readonly Inline[]): readonly (readonly Block[])[] {
  return inlines.flatMap((inline) => (inline.t === "Note" ? [inline.c] : notesIn(inlineChildren(inline))));
}
