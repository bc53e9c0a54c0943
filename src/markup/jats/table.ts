import type { Alignment, Block, Cell, ColumnWidth, Row } from "../../model/pandoc.ts";
import { type Attributes, element, type Node } from "../element.ts";
import { captionNodes } from "./caption.ts";
import type { Context } from "./context.ts";
import { isNamed } from "./paragraphs.ts";

type Table = Extract<Block, { t: "Table" }>;
type Column = readonly [Alignment, ColumnWidth];

/** A table with its label and caption; rows at its foot stay behind the others, where JATS would put them before. */
export function tableNode(
  { c: [attr, caption, columns, head, bodies, foot] }: Table,
  context: Context,
): Node {
  const heads = rowNodes(head[1], columns, true, 0, context);
  const rows = bodies.map(([, headColumns, headRows, own]) => [
    ...rowNodes(headRows, columns, true, headColumns, context),
    ...rowNodes(own, columns, false, headColumns, context),
  ]);
  const parts = [...rows, rowNodes(foot[1], columns, false, 0, context)].filter((part) => part.length > 0);
  const groups = parts.map((part) => element("tbody", {}, part));
  const table = element("table", {}, [
    ...columnGroup(columns),
    ...(heads.length > 0 ? [element(groups.length > 0 ? "thead" : "tbody", {}, heads)] : []),
    ...groups,
  ]);
  const isEmpty = heads.length + groups.length === 0;
  return element("table-wrap", { id: attr[0] || undefined }, [
    ...captionNodes(caption, context),
    ...(isEmpty ? [] : [table]),
  ]);
}

function columnGroup(columns: readonly Column[]): readonly Node[] {
  const widths = columns.map(([, width]) => (width.t === "ColWidth" ? width.c : 0));
  if (widths.every((width) => width === 0)) return [];
  const sum = widths.reduce((total, width) => total + width, 0);
  const whole = widths.includes(0) ? Math.max(sum, 1) : sum;
  const share = (width: number): string => `${Number(((width / whole) * 100).toFixed(2))}%`;
  return [
    element(
      "colgroup",
      {},
      widths.map((width) => element("col", { width: width === 0 ? undefined : share(width) })),
    ),
  ];
}

function rowNodes(
  rows: readonly Row[],
  columns: readonly Column[],
  isHead: boolean,
  headColumns: number,
  context: Context,
): readonly Node[] {
  return rows
    .filter(([, cells]) => cells.length > 0)
    .map(([, cells]) =>
      element(
        "tr",
        {},
        cells.map((cell, index) =>
          cellNode(cell, columns[index], { isHead, headsRow: index < headColumns }, context),
        ),
      ),
    );
}

const alignments: Readonly<Record<Alignment["t"], string | undefined>> = {
  AlignLeft: "left",
  AlignRight: "right",
  AlignCenter: "center",
  AlignDefault: undefined,
};

function cellNode(
  [, alignment, rows, width, blocks]: Cell,
  column: Column | undefined,
  { isHead, headsRow }: { readonly isHead: boolean; readonly headsRow: boolean },
  context: Context,
): Node {
  const aligned = alignment.t === "AlignDefault" ? column?.[0] : alignment;
  const isHeader = (isHead || headsRow) && blocks.length > 0;
  const attributes: Attributes = {
    align: alignments[aligned?.t ?? "AlignDefault"],
    scope: isHeader ? (isHead ? "col" : "row") : undefined,
    rowspan: rows > 1 ? String(rows) : undefined,
    colspan: width > 1 ? String(width) : undefined,
  };
  return element(isHeader ? "th" : "td", attributes, cellContent(context.blocks(blocks, context)));
}

/** A cell's only paragraph is the cell itself. */
function cellContent(nodes: readonly Node[]): readonly Node[] {
  const [only, ...others] = nodes;
  return only !== undefined && others.length === 0 && isNamed(only, "p") ? only.children : nodes;
}
