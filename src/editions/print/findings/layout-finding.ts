import type { Severity } from "../../../model/diagnostic.ts";
import type { Box } from "../../../model/report.ts";
import type { BlockLook, PageLook } from "../page-look.ts";

/** What displeases on a page; where in the manuscript it was written is found later. */
export type LayoutFinding = {
  readonly check: `layout/${string}`;
  readonly severity: Severity;
  /** Counts from 1. */
  readonly page: number;
  /** Where on the page. */
  readonly spot: Box;
  /** Id near it and words in it, by which its place in the manuscript is found. */
  readonly id: string;
  readonly words: readonly string[];
  /** What is there and what was expected; "Page 12: " is put before it. */
  readonly message: string;
  readonly help: string;
};

/** Looks all pages through for one kind of thing. */
export type LayoutFinder = (pages: readonly PageLook[]) => readonly LayoutFinding[];

type Told = Pick<LayoutFinding, "check" | "severity" | "message" | "help">;

/** A finding about one block, or one spot of it. */
export function foundIn(page: PageLook, block: BlockLook, told: Told, spot: Box = block.box): LayoutFinding {
  return { ...told, page: page.page, spot, id: block.id, words: [block.start, block.end] };
}

/** The block's last line. */
export function lastLineOf({ ink, lines }: BlockLook): Box {
  return { ...ink, top: ink.bottom - (ink.bottom - ink.top) / Math.max(1, lines) };
}

/** The block's first line. */
export function firstLineOf({ ink, lines }: BlockLook): Box {
  return { ...ink, bottom: ink.top + (ink.bottom - ink.top) / Math.max(1, lines) };
}

/** A block's words as a message quotes them. */
export function quoted(text: string): string {
  const words = text.replaceAll(/\s+/g, " ").trim();
  return words.length <= 40 ? `"${words}"` : `"${words.slice(0, 40).replace(/\s\S*$/, "")} …"`;
}

/** What stands in the text, without the notes at the foot. */
export function textBlocks({ blocks }: PageLook): readonly BlockLook[] {
  return blocks.filter(({ isNote }) => !isNote);
}

export function isHeading({ element }: BlockLook): boolean {
  return /^h[1-6]$/.test(element);
}

/** Pages of running text, each with the next of them; null behind the last. */
export function withNext(
  pages: readonly PageLook[],
): readonly { readonly page: PageLook; readonly next: PageLook | null }[] {
  const filled = pages.filter(({ blocks, isOwnPage }) => blocks.length > 0 && !isOwnPage);
  return filled.map((page, index) => ({ page, next: filled[index + 1] ?? null }));
}
