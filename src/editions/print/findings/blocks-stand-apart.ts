import { foundIn, type LayoutFinder, quoted } from "./layout-finding.ts";

/** Text or pictures that lie on each other. */
export const blocksStandApart: LayoutFinder = (pages) =>
  pages.flatMap((page) =>
    page.overlaps.flatMap(([earlier, later]) => {
      const [below, above] = [page.blocks[earlier], page.blocks[later]];
      if (below === undefined || above === undefined) return [];
      const name = ({ element, start }: typeof below) => (start === "" ? `a <${element}>` : quoted(start));
      return [
        foundIn(page, above, {
          check: "layout/blocks-stand-apart",
          severity: "warning",
          message: `${name(above)} lies on ${name(below)}; they were expected to stand apart.`,
          help: "Look at the page, and break up or move one of the two.",
        }),
      ];
    }),
  );
