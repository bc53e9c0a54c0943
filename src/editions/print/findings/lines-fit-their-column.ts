import { foundIn, type LayoutFinder, quoted } from "./layout-finding.ts";

/** CSS pixels; italic letters lean out a little. */
const tolerance = 3;

/** Lines that are wider than the column, list item or quotation they stand in. */
export const linesFitTheirColumn: LayoutFinder = (pages) =>
  pages.flatMap((page) =>
    page.blocks
      .filter(({ ink, box }) => ink.right - box.right > tolerance)
      .map((block) =>
        foundIn(
          page,
          block,
          {
            check: "layout/lines-fit-their-column",
            severity: "warning",
            message: `a line sticks out of its column by ${Math.ceil(((block.ink.right - block.box.right) * 25.4) / 96)} mm in ${quoted(block.start)}; it was expected to fit.`,
            help: "Shorten the long word or address, or let it break with a soft hyphen or a line break.",
          },
          block.ink,
        ),
      ),
  );
