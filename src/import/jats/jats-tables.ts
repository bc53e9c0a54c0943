import type { Alignment, Attr, Block, Cell, ColumnWidth, Row, TableBody } from "../../model/pandoc.ts";
import { trim } from "../docx/inline-text.ts";
import { descendants, type Element, elements, isElement } from "../docx/xml.ts";
import { children, type Setting } from "./jats-reading.ts";

const bare: Attr = ["", [], []];

/** A table of XHTML's model, as JATS has it, with merged cells; without a head its first row of heads is one. */
export function jatsTable(table: Element, setting: Setting): readonly Block[] {
  const groups = children(table, "thead", "tbody", "tfoot");
  const loose = children(table, "tr");
  const head = groups.filter(({ name }) => name === "thead").flatMap((each) => children(each, "tr"));
  const bodies = [
    ...groups.filter(({ name }) => name === "tbody").map((each) => children(each, "tr")),
    ...(loose.length > 0 ? [loose] : []),
  ];
  const foot = groups.filter(({ name }) => name === "tfoot").flatMap((each) => children(each, "tr"));
  const [first, ...rest] = bodies[0] ?? [];
  const opens =
    head.length === 0 &&
    first !== undefined &&
    rest.length > 0 &&
    elements(first).every(({ name }) => name === "th");
  const heads = opens ? [first] : head;
  const bodyRows = opens ? [rest, ...bodies.slice(1)] : bodies;
  const count = columnsOf([heads, ...bodyRows, foot]);
  if (count === 0) return [];
  const aligned = descendants(table, "col").flatMap((col) =>
    Array.from({ length: Number(col.attributes["span"] ?? 1) || 1 }, () =>
      alignmentOf(col.attributes["align"]),
    ),
  );
  const columns = Array.from({ length: count }, (_, index): readonly [Alignment, ColumnWidth] => [
    aligned[index] ?? { t: "AlignDefault" },
    { t: "ColWidthDefault" },
  ]);
  const rows = (list: readonly Element[]): readonly Row[] => list.map((tr) => rowOf(tr, setting));
  return [
    {
      t: "Table",
      c: [
        [table.attributes["id"] ?? "", [], []],
        [null, []],
        columns,
        [bare, rows(heads)],
        bodyRows.map((own): TableBody => [bare, 0, [], rows(own)]),
        [bare, rows(foot)],
      ],
    },
  ];
}

function rowOf(tr: Element, setting: Setting): Row {
  return [
    bare,
    children(tr, "td", "th").map(
      (cell): Cell => [
        bare,
        alignmentOf(cell.attributes["align"]),
        spanOf(cell, "rowspan"),
        spanOf(cell, "colspan"),
        content(cell, setting),
      ],
    ),
  ];
}

function content(cell: Element, setting: Setting): readonly Block[] {
  const hasBlocks = cell.children.some(
    (node) =>
      isElement(node) &&
      /^(?:p|list|def-list|disp-quote|fig|table-wrap|graphic|code|preformat)$/.test(node.name),
  );
  if (hasBlocks)
    return setting
      .blocks(cell.children, 0)
      .map((each): Block => (each.t === "Para" ? { ...each, t: "Plain" } : each));
  const inlines = trim(setting.inlines(cell.children));
  return inlines.length === 0 ? [] : [{ t: "Plain", c: inlines }];
}

function spanOf(cell: Element, name: "rowspan" | "colspan"): number {
  return Math.min(1000, Math.max(1, Number(cell.attributes[name] ?? 1) || 1));
}

function alignmentOf(align: string | undefined): Alignment {
  if (align === "right" || align === "char") return { t: "AlignRight" };
  if (align === "center") return { t: "AlignCenter" };
  return { t: align === "left" ? "AlignLeft" : "AlignDefault" };
}

/** The widest row, cells that reach down into it counted; spans do not cross the parts of a table. */
function columnsOf(parts: readonly (readonly Element[])[]): number {
  let widest = 0;
  for (const rows of parts) {
    let reaching: readonly number[] = [];
    for (const tr of rows) {
      const cells = children(tr, "td", "th");
      const own = cells.flatMap((cell) =>
        Array.from({ length: spanOf(cell, "colspan") }, () => spanOf(cell, "rowspan")),
      );
      widest = Math.max(widest, own.length + reaching.length);
      reaching = [...reaching, ...own].map((left) => left - 1).filter((left) => left > 0);
    }
  }
  return widest;
}
