import { foundIn, type LayoutFinder, quoted } from "./layout-finding.ts";

/** A space so many times as wide as the face's own is a hole in the line. */
const widest = 4;

/** Justified lines whose words stand far apart. */
export const linesAreNotLoose: LayoutFinder = (pages) =>
  pages.flatMap((page) =>
    page.blocks.flatMap((block) => {
      const { loose } = block;
      if (loose === undefined || loose.ratio < widest) return [];
      return [
        {
          ...foundIn(page, block, {
            check: "layout/lines-are-not-loose",
            severity: "advice",
            message: `a line's spaces are ${loose.ratio.toFixed(1)} times as wide as usual (${quoted(loose.words)}); less than ${widest} times was expected.`,
            help: "Change a word, or let a long address or piece of code stand in a line of its own.",
          }),
          words: [loose.words, block.start, block.end],
        },
      ];
    }),
  );
