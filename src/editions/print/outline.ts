import type { NavEntry } from "../../model/galley.ts";
import type { Layout } from "./layout.ts";
import { pointsInPixel } from "./lead-links.ts";

/** One entry of the PDF's outline. */
export type OutlineEntry = {
  /** With its number. */
  readonly title: string;
  /** From 1. */
  readonly page: number;
  /** Distance from the page's upper edge in points. */
  readonly top: number;
  readonly children: readonly OutlineEntry[];
};

/** The contents with the pages their headings came to stand on; a heading that was not printed is left out. */
export function outlineOf(nav: readonly NavEntry[], layout: Layout): readonly OutlineEntry[] {
  return nav.flatMap((entry) => {
    const children = outlineOf(entry.children, layout);
    const page = layout.pageOf.get(entry.id);
    if (page === undefined) return children;
    const title = entry.number === "" ? entry.title : `${entry.number} ${entry.title}`;
    return [{ title, page, top: (layout.cornerOf.get(entry.id)?.top ?? 0) * pointsInPixel, children }];
  });
}
