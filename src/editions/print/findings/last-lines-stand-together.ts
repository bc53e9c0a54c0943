import { firstLineOf, foundIn, type LayoutFinder, quoted, textBlocks } from "./layout-finding.ts";

/** Widows: a paragraph's last line alone at the head of a page. */
export const lastLinesStandTogether: LayoutFinder = (pages) =>
  pages.flatMap((page) =>
    textBlocks(page)
      .filter(
        ({ continues, goesOn, lines, element }) => continues && !goesOn && lines === 1 && element !== "pre",
      )
      .map((block) =>
        foundIn(
          page,
          block,
          {
            check: "layout/last-lines-stand-together",
            severity: "warning",
            message: `the last line of a paragraph stands alone at the head of the page (${quoted(block.end)}); at least two lines were expected.`,
            help: "Shorten or lengthen this paragraph or one before it on the page by a line.",
          },
          firstLineOf(block),
        ),
      ),
  );
