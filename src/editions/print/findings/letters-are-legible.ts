import { foundIn, type LayoutFinder, quoted } from "./layout-finding.ts";

/** Points. */
const smallest = 6.5;
const pointsInPixel = 72 / 96;

/** Text too small to be read with ease. */
export const lettersAreLegible: LayoutFinder = (pages) =>
  pages.flatMap((page) =>
    page.blocks
      .filter(({ element, size }) => element !== "img" && size * pointsInPixel < smallest - 0.05)
      .map((block) =>
        foundIn(page, block, {
          check: "layout/letters-are-legible",
          severity: "warning",
          message: `${block.element === "table" ? "a table" : quoted(block.start)} is set in ${(block.size * pointsInPixel).toFixed(1)} pt to fit the measure; at least ${smallest} pt was expected.`,
          help:
            block.element === "table"
              ? "Take out a column, shorten its words, or turn rows and columns round."
              : "Make it shorter, so that it fits at a larger size.",
        }),
      ),
  );
