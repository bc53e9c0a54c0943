import type { Manuscript } from "../../model/manuscript.ts";
import type { Block, Cell } from "../../model/pandoc.ts";
import { visitBlocks } from "../../tree/walk.ts";

export type TableNode = Extract<Block, { t: "Table" }>;

const known = new WeakMap<Manuscript, readonly TableNode[]>();

export function tablesOf(manuscript: Manuscript): readonly TableNode[] {
  const tables = known.get(manuscript) ?? collect(manuscript);
  known.set(manuscript, tables);
  return tables;
}

function collect({ divisions, tables }: Manuscript): readonly TableNode[] {
  const nodes: TableNode[] = [];
  if (tables.length === 0) return nodes;
  const block = (node: Block): void => {
    if (node.t === "Table") nodes.push(node);
  };
  for (const { blocks } of divisions) visitBlocks(blocks, { block });
  return nodes;
}

export function headRows({ c: [, , , [, rows]] }: TableNode): readonly (readonly Cell[])[] {
  return rows.map(([, cells]) => cells);
}

export function bodyRows({ c: [, , , , bodies, [, foot]] }: TableNode): readonly (readonly Cell[])[] {
  return [...bodies.flatMap(([, , head, body]) => [...head, ...body]), ...foot].map(([, cells]) => cells);
}

export function holdsSomething([, , , , blocks]: Cell): boolean {
  let found = false;
  visitBlocks(blocks, {
    block: ({ t }) => {
      found ||= t === "CodeBlock" || t === "RawBlock" || t === "HorizontalRule";
    },
    inline: (inline) => {
      if (inline.t === "Str") found ||= inline.c.trim() !== "";
      else found ||= /^(?:Math|Code|Image|Cite|Note|RawInline|Span|Link)$/.test(inline.t);
    },
  });
  return found;
}

export function hasSpans(rows: readonly (readonly Cell[])[]): boolean {
  return rows.some((cells) => cells.some(([, , down, across]) => down > 1 || across > 1));
}
