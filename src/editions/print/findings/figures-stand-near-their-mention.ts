import type { Id } from "../../../model/manuscript.ts";
import type { LayoutFinder } from "./layout-finding.ts";

const mostTurns = 1;

/** Figures and tables more than one turn of the page away from where the text first points at them. */
export const figuresStandNearTheirMention: LayoutFinder = (pages) => {
  const mentionedOn = new Map<Id, number>();
  for (const { mentions, page } of pages)
    for (const id of mentions) if (!mentionedOn.has(id)) mentionedOn.set(id, page);
  return pages.flatMap(({ page, captioned }) =>
    captioned.flatMap(({ id, label, box }) => {
      const mention = mentionedOn.get(id) ?? page;
      if (Math.abs(spreadOf(page) - spreadOf(mention)) <= mostTurns) return [];
      return [
        {
          check: "layout/figures-stand-near-their-mention",
          severity: "advice",
          page,
          spot: box,
          id,
          words: [],
          message: `${label} stands ${Math.abs(page - mention)} pages ${page > mention ? "behind" : "before"} the place that first mentions it; at most one turn of the page was expected.`,
          help: "Move it in the manuscript to the paragraph that first mentions it.",
        },
      ];
    }),
  );
};

/** A left page and the right page beside it are seen together. */
function spreadOf(page: number): number {
  return Math.floor(page / 2);
}
