import type { Inline, PandocDocument } from "../../model/pandoc.ts";
import { mapBlocks, visitBlocks } from "../../tree/walk.ts";
import { metaBlocks } from "./meta.ts";

const shownFields = ["title", "subtitle", "author", "abstract", "keywords"] as const;

/**
 * All words of a tree as a reader sees them, one line a paragraph: without formulas, descriptions of pictures, citations
 * by key and raw markup.
 */
export function treeText({ meta, blocks }: PandocDocument): string {
  const all = [...shownFields.flatMap((field) => metaBlocks(meta[field])), ...blocks];
  const shown = mapBlocks(all, {
    inline: (inline) => (inline.t === "Image" || inline.t === "Cite" ? [] : inline),
  });
  const parts: string[] = [];
  visitBlocks(shown, {
    block: (block) => parts.push(block.t === "CodeBlock" ? `\n${block.c[1]}` : "\n"),
    inline: (inline) => parts.push(textOf(inline)),
  });
  return parts
    .join("")
    .replace(/[^\S\n]+/g, " ")
    .replace(/ ?\n[ \n]*/g, "\n")
    .trim();
}

function textOf(inline: Inline): string {
  switch (inline.t) {
    case "Str":
      return inline.c;
    case "Code":
      return inline.c[1];
    case "Space":
    case "SoftBreak":
    case "LineBreak":
    case "Math":
      return " ";
    default:
      return "";
  }
}
