import type { Block, Inline } from "../model/pandoc.ts";
import { inlineText } from "../tree/text.ts";
import { mapBlocks, visitBlocks } from "../tree/walk.ts";

/** The abstract's text for metadata, its heading and its notes left out. */
export function plainAbstract(abstract: readonly Block[]): string {
  const texts: string[] = [];
  visitBlocks(mapBlocks(abstract, { inline: withoutNote }), {
    block: (block) => {
      if (block.t === "Para" || block.t === "Plain") texts.push(inlineText(block.c).trim());
    },
  });
  return texts.filter((text) => text !== "").join(" ");
}

function withoutNote(inline: Inline): Inline {
  return inline.t === "Note" ? { t: "Str", c: "" } : inline;
}
