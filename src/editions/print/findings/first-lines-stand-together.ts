import { foundIn, type LayoutFinder, lastLineOf, quoted, textBlocks } from "./layout-finding.ts";

/** Orphans: a paragraph's first line alone at the foot of a page. */
export const firstLinesStandTogether: LayoutFinder = (pages) =>
  pages.flatMap((page) =>
    textBlocks(page)
      .filter(
        ({ continues, goesOn, lines, element }) => goesOn && !continues && lines === 1 && element !== "pre",
      )
      .map((block) =>
        foundIn(
          page,
          block,
          {
            check: "layout/first-lines-stand-together",
            severity: "warning",
            message: `the first line of a paragraph stands alone at the foot of the page (${quoted(block.start)}); at least two lines were expected.`,
            help: "Shorten or lengthen a paragraph before it on the page by a line.",
          },
          lastLineOf(block),
        ),
      ),
  );
