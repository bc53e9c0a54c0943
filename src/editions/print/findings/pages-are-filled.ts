import type { Box } from "../../../model/report.ts";
import type { BlockLook } from "../page-look.ts";
import { foundIn, type LayoutFinder, textBlocks, withNext } from "./layout-finding.ts";

const leastFilled = 2 / 3;

/** Holes: pages and columns that end early although the text goes on. */
export const pagesAreFilled: LayoutFinder = (pages) =>
  withNext(pages).flatMap(({ page, next }) => {
    const blocks = textBlocks(page);
    const last = blocks.at(-1);
    if (next === null || next.startsAnew || last === undefined) return [];
    const [hole] = page.columns
      .map((column) => ({ column, bottom: bottomOf(blocks, column) }))
      .toSorted((one, other) => one.bottom - other.bottom);
    if (hole === undefined) return [];
    const { column, bottom } = hole;
    const filled = (bottom - column.top) / (column.bottom - column.top);
    if (filled >= leastFilled) return [];
    const [following] = textBlocks(next);
    const what =
      following?.element === "img" ? "picture" : following?.element === "table" ? "table" : "block";
    return [
      foundIn(
        page,
        last,
        {
          check: "layout/pages-are-filled",
          severity: "warning",
          message: `the ${page.columns.length > 1 ? "column" : "page"} is ${Math.round(filled * 100)} % full, because the ${what} that follows has no room on it; at least 67 % was expected.`,
          help: `Move the ${what} behind the paragraph after it, or make it smaller.`,
        },
        { ...column, top: bottom },
      ),
    ];
  });

/** Where what stands in a column, or across it, ends. */
function bottomOf(blocks: readonly BlockLook[], column: Box): number {
  const own = blocks.filter(({ box }) => box.left < column.right && box.right > column.left);
  return Math.max(column.top, ...own.map(({ box }) => box.bottom));
}
