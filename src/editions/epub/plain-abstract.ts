import type { Block } from "../../model/pandoc.ts";
import { inlineText } from "../../tree/text.ts";
import { visitBlocks } from "../../tree/walk.ts";

/** The abstract's text for metadata, its heading left out. */
export function plainAbstract(abstract: readonly Block[]): string {
  const texts: string[] = [];
  visitBlocks(abstract, {
    block: (block) => {
      if (block.t === "Para" || block.t === "Plain") texts.push(inlineText(block.c).trim());
    },
  });
  return texts.filter((text) => text !== "").join(" ");
}
