import { foundIn, type LayoutFinder, quoted } from "./layout-finding.ts";

const most = 3;

/** Hyphen ladders: too many lines after each other that end with a hyphen. */
export const hyphensAreFewInARow: LayoutFinder = (pages) =>
  pages.flatMap((page) =>
    page.blocks
      .filter(({ hyphens = 0 }) => hyphens > most)
      .map((block) =>
        foundIn(page, block, {
          check: "layout/hyphens-are-few-in-a-row",
          severity: "advice",
          message: `${block.hyphens} lines after each other end with a hyphen in the paragraph ${quoted(block.start)}; at most ${most} were expected.`,
          help: "Change a word in one of these lines, so that the lines break elsewhere.",
        }),
      ),
  );
