import type { Block, Inline } from "../model/pandoc.ts";
import { inlineText } from "./text.ts";
import { visitBlocks } from "./walk.ts";

/** An entry of the reference list as plain words, without the label before it. */
export type ReferenceEntry = { readonly id: string; readonly text: string };

/** The entries of the reference list, in order. */
export function referenceEntries(blocks: readonly Block[]): readonly ReferenceEntry[] {
  const entries: ReferenceEntry[] = [];
  visitBlocks(blocks, {
    block: (block) => {
      if (block.t !== "Div" || !block.c[0][1].includes("reference-list-entry")) return;
      const inlines = block.c[1].flatMap((part) => (part.t === "Para" || part.t === "Plain" ? part.c : []));
      const text = inlineText(inlines.filter((inline) => !isLabel(inline)));
      entries.push({ id: block.c[0][0], text: text.replace(/\s+/g, " ").trim() });
    },
  });
  return entries;
}

function isLabel(inline: Inline): boolean {
  return inline.t === "Span" && inline.c[0][1].includes("entry-label");
}
