import { foundIn, type LayoutFinder, textBlocks, withNext } from "./layout-finding.ts";

const fewestLines = 5;

/** A chapter's or an article's last page with a few lines on it. */
export const lastPagesHoldEnough: LayoutFinder = (pages) =>
  withNext(pages).flatMap(({ page, next }) => {
    const isLast = !page.startsAnew && page.page > 1 && (next === null || next.startsAnew);
    const [first, ...others] = textBlocks(page);
    if (!isLast || first === undefined) return [];
    const blocks = [first, ...others];
    const lines = blocks.reduce((sum, block) => sum + block.lines, 0);
    if (lines >= fewestLines || blocks.some(({ element }) => element === "table" || element === "img"))
      return [];
    return [
      foundIn(
        page,
        first,
        {
          check: "layout/last-pages-hold-enough",
          severity: "advice",
          message: `${lines === 1 ? "one line stands" : `${lines} lines stand`} on the last page; at least ${fewestLines} were expected.`,
          help: "Save these lines in the pages before, by a cut or a smaller picture, or add to the text.",
        },
        { ...first.box, bottom: Math.max(...blocks.map(({ box }) => box.bottom)) },
      ),
    ];
  });
