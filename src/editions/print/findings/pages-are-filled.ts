import { foundIn, type LayoutFinder, textBlocks, withNext } from "./layout-finding.ts";

const leastFilled = 2 / 3;

/** Holes: pages that end early although the text goes on. */
export const pagesAreFilled: LayoutFinder = (pages) =>
  withNext(pages).flatMap(({ page, next }) => {
    const blocks = textBlocks(page);
    const last = blocks.at(-1);
    if (next === null || next.startsAnew || last === undefined) return [];
    const bottom = Math.max(...blocks.map(({ box }) => box.bottom));
    const height = page.text.bottom - page.text.top;
    const filled = (bottom - page.text.top) / height;
    if (filled >= leastFilled) return [];
    const [following] = textBlocks(next);
    const what =
      following?.element === "img" ? "picture" : following?.element === "table" ? "table" : "block";
    return [
      foundIn(
        page,
        last,
        {
          check: "layout/pages-are-filled",
          severity: "warning",
          message: `the page is ${Math.round(filled * 100)} % full, because the ${what} that follows has no room on it; at least 67 % was expected.`,
          help: `Move the ${what} behind the paragraph after it, or make it smaller.`,
        },
        { ...page.text, top: bottom },
      ),
    ];
  });
