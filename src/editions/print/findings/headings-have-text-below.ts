import { foundIn, isHeading, type LayoutFinder, quoted, textBlocks, withNext } from "./layout-finding.ts";

const fewestLines = 2;
/** Share of the text's height that is its foot; what ends above it leaves a hole, which is another finding. */
const foot = 0.2;

/** Headings at the foot of a page with less than two lines below them. */
export const headingsHaveTextBelow: LayoutFinder = (pages) =>
  withNext(pages).flatMap(({ page, next }) => {
    if (next === null || next.startsAnew) return [];
    // A section of one line is complete.
    const [following] = textBlocks(next);
    if (following !== undefined && isHeading(following)) return [];
    const blocks = textBlocks(page);
    const at = blocks.findLastIndex(isHeading);
    const heading = blocks[at];
    if (
      heading === undefined ||
      page.text.bottom - heading.box.bottom > foot * (page.text.bottom - page.text.top)
    )
      return [];
    const below = blocks.slice(at + 1);
    const lines = below.reduce((sum, block) => sum + block.lines, 0);
    if (lines >= fewestLines || below.some(({ element }) => element === "table" || element === "img"))
      return [];
    return [
      foundIn(page, heading, {
        check: "layout/headings-have-text-below",
        severity: "warning",
        message: `the heading ${quoted(heading.start)} stands at the foot of the page with ${lines === 0 ? "no line" : "one line"} below it; at least ${fewestLines} were expected.`,
        help: "Shorten or lengthen the text before it by a line or two, or move what follows the heading.",
      }),
    ];
  });
