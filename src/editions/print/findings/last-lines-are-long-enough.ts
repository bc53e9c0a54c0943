import { foundIn, type LayoutFinder, lastLineOf, quoted, textBlocks } from "./layout-finding.ts";

/** In ems: about the indent of the paragraph below, into which a shorter line would leave a white gap. */
const shortest = 1.5;

/** Runts: a last line shorter than the indent of the next paragraph. */
export const lastLinesAreLongEnough: LayoutFinder = (pages) =>
  pages.flatMap((page) =>
    textBlocks(page)
      .filter(
        ({ align, goesOn, lines, lastWidth, size }) =>
          align === "justify" && !goesOn && lines > 2 && lastWidth < shortest * size,
      )
      .map((block) =>
        foundIn(
          page,
          block,
          {
            check: "layout/last-lines-are-long-enough",
            severity: "advice",
            message: `the last line of a paragraph is ${(block.lastWidth / block.size).toFixed(1)} em long (${quoted(block.end.slice(-24))}); it was expected to be longer than an indent.`,
            help: "Add or cut a word in the paragraph, or join its last two words by a no-break space.",
          },
          lastLineOf(block),
        ),
      ),
  );
