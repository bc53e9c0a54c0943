import type { Alignment, Attr, Block, Cell, ColumnWidth, Row } from "../model/pandoc.ts";
import { blockText } from "../tree/text.ts";
import { identity, speechOf } from "./attributes.ts";
import type { Context } from "./context.ts";
import { type Attributes, element, type Node } from "./element.ts";
import { captionLabel, captionNode } from "./figure.ts";
import { blocksDirection, tightNodes } from "./tight.ts";
import { tightlyWrittenAt } from "./written-at.ts";

type Column = readonly [Alignment, ColumnWidth];

/** What the cells of one part of a table are. */
type Part = {
  readonly columns: readonly Column[];
  /** Columns at the start that head their rows. */
  readonly headColumns: number;
  /** Whether the rows head their columns. */
  readonly isHead: boolean;
};

export function tableNode(table: Extract<Block, { t: "Table" }>, context: Context): Node {
  const node = tableElement(table, context);
  if (!context.style.tablesScroll) return node;
  const label = captionLabel(table.c[1]);
  const named = label === "" ? {} : { role: "region", "aria-label": label };
  // Whoever has no pointer scrolls what has the focus.
  return element("div", { class: "table-frame", tabindex: "0", ...named }, [node]);
}

function tableElement(table: Extract<Block, { t: "Table" }>, context: Context): Node {
  const [attr, caption, columns, head, bodies, foot] = table.c;
  const speech = speechOf(attr, context);
  const inside = speech.context;
  const part = (isHead: boolean, headColumns: number): Part => ({ columns, headColumns, isHead });
  const rows = [...head[1], ...bodies.flatMap((body) => [...body[2], ...body[3]]), ...foot[1]];
  const classes = [...(isWide(rows) ? ["wide"] : []), ...(isShort(rows) ? ["short"] : [])];
  return element("table", { ...identity(attr, ...classes), ...speech.attributes }, [
    ...captionNode("caption", caption, inside),
    ...columnGroup(columns),
    ...section("thead", head[0], rowNodes(head[1], part(true, 0), inside)),
    ...bodies.flatMap(([bodyAttr, headColumns, headRows, rows]) =>
      section("tbody", bodyAttr, [
        ...rowNodes(headRows, part(true, headColumns), inside),
        ...rowNodes(rows, part(false, headColumns), inside),
      ]),
    ),
    ...section("tfoot", foot[0], rowNodes(foot[1], part(false, 0), inside)),
  ]);
}

/** Letters of a line in which a table's longest words should find room side by side. */
const widest = 60;

/** Whether the longest words of its columns are too long for a small page, even with everything else broken. */
function isWide(rows: readonly Row[]): boolean {
  const columns: number[] = [];
  for (const [, cells] of rows) {
    for (const [index, [, , , , blocks]] of cells.entries()) {
      const words = blockText(blocks).split(/[\s\u00AD-]+/);
      columns[index] = words.reduce((most, { length }) => Math.max(most, length), columns[index] ?? 0);
    }
  }
  return columns.reduce((sum, length) => sum + length + 2, 0) > widest;
}

/** Rows and letters of a table that is not worth breaking: about a third of a page. */
const shortest = { rows: 14, letters: 900 } as const;

function isShort(rows: readonly Row[]): boolean {
  if (rows.length > shortest.rows) return false;
  const cells = rows.flatMap(([, each]) => each.map(([, , , , blocks]) => blocks));
  const isPlain = cells.flat().every((block) => block.t === "Plain" || block.t === "Para");
  return isPlain && cells.reduce((sum, blocks) => sum + blockText(blocks).length, 0) <= shortest.letters;
}

/** Widths are shares of the whole table, which is as wide as the text; without any, the reader's program decides. */
function columnGroup(columns: readonly Column[]): readonly Node[] {
  const widths = columns.map(([, width]) => (width.t === "ColWidth" ? width.c : 0));
  if (widths.every((width) => width === 0)) return [];
  const sum = widths.reduce((total, width) => total + width, 0);
  const whole = widths.includes(0) ? Math.max(sum, 1) : sum;
  const share = (width: number): string => `width: ${Number(((width / whole) * 100).toFixed(2))}%`;
  return [
    element(
      "colgroup",
      {},
      widths.map((width) => element("col", { style: width === 0 ? undefined : share(width) })),
    ),
  ];
}

function section(name: string, attr: Attr, rows: readonly Node[]): readonly Node[] {
  return rows.length === 0 ? [] : [element(name, identity(attr), rows)];
}

function rowNodes(rows: readonly Row[], part: Part, context: Context): readonly Node[] {
  const free = columnFinder(part.columns.length);
  return rows
    .filter(([, cells]) => cells.length > 0)
    .map(([attr, cells]) => {
      const columns = free(cells);
      const nodes = cells.map((cell, index) => cellNode(cell, columns[index] ?? index, part, context));
      return element("tr", identity(attr), nodes);
    });
}

/** Finds the columns that a row's cells stand in; cells of rows above may reach down into it. */
function columnFinder(count: number): (cells: readonly Cell[]) => readonly number[] {
  const taken = new Array<number>(count).fill(0);
  return (cells) => {
    let column = 0;
    const columns = cells.map(([, , rows, width]) => {
      while ((taken[column] ?? 0) > 0) column += 1;
      const start = column;
      for (; column < start + width; column += 1) taken[column] = rows;
      return start;
    });
    for (const [index, rows] of taken.entries()) taken[index] = Math.max(0, rows - 1);
    return columns;
  };
}

function cellNode(cell: Cell, column: number, part: Part, context: Context): Node {
  const [attr, alignment, rows, width, blocks] = cell;
  const isHeader = (part.isHead || column < part.headColumns) && blocks.length > 0;
  const aligned = alignment.t === "AlignDefault" ? part.columns[column]?.[0] : alignment;
  const name = alignmentClasses[aligned?.t ?? "AlignDefault"];
  const direction = blocksDirection(blocks, context);
  const inside = direction === context.direction ? context : { ...context, direction };
  const attributes: Attributes = {
    ...identity(attr, ...(name === undefined ? [] : [name])),
    dir: inside === context ? undefined : direction,
    scope: isHeader ? scopeOf(part.isHead, rows, width) : undefined,
    rowspan: rows > 1 ? String(rows) : undefined,
    colspan: width > 1 ? String(width) : undefined,
    ...tightlyWrittenAt(blocks, context),
  };
  return element(isHeader ? "th" : "td", attributes, tightNodes(blocks, inside));
}

const alignmentClasses: Readonly<Record<Alignment["t"], string | undefined>> = {
  AlignLeft: "align-left",
  AlignRight: "align-right",
  AlignCenter: "align-center",
  AlignDefault: undefined,
};

function scopeOf(headsColumn: boolean, rows: number, width: number): string {
  if (headsColumn) return width > 1 ? "colgroup" : "col";
  return rows > 1 ? "rowgroup" : "row";
}
