import { foundIn, type LayoutFinder, lastLineOf, quoted } from "./layout-finding.ts";

/** Words divided where the reader turns the page, behind a right-hand page. */
export const wordsAreWholeAtPageTurns: LayoutFinder = (pages) =>
  pages
    .filter(({ page }) => page % 2 === 1)
    .flatMap((page) =>
      page.blocks
        .filter(({ goesOn, end }) => goesOn && end.endsWith("\u2010"))
        .map((block) =>
          foundIn(
            page,
            block,
            {
              check: "layout/words-are-whole-at-page-turns",
              severity: "advice",
              message: `the page ends inside a word (${quoted(block.end.slice(-24))}), and the reader has to turn it; a whole word was expected.`,
              help: "Change a word in the paragraph's lines on this page, so that the last one breaks elsewhere.",
            },
            lastLineOf(block),
          ),
        ),
    );
