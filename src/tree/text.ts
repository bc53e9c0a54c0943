import type { Block, Inline } from "../model/pandoc.ts";

/** The text a reader sees, notes left out, mathematics as TeX, breaks as one space. */
export function inlineText(inlines: readonly Inline[]): string {
  return inlines.map(textOf).join("");
}

/** What a title says to programs, which know no marks: without what is marked as deleted. */
export function plainTitle(title: readonly Inline[]): string {
  return inlineText(withoutDeleted(title)).replace(/ {2,}/g, " ").trim();
}

function withoutDeleted(inlines: readonly Inline[]): readonly Inline[] {
  return inlines.flatMap((inline) => {
    if (inline.t !== "Span") return [inline];
    return inline.c[0][1].includes("deleted") ? [] : withoutDeleted(inline.c[1]);
  });
}

function textOf(inline: Inline): string {
  switch (inline.t) {
    case "Str":
      return inline.c;
    case "Space":
    case "SoftBreak":
    case "LineBreak":
      return " ";
    case "Emph":
    case "Underline":
    case "Strong":
    case "Strikeout":
    case "Superscript":
    case "Subscript":
    case "SmallCaps":
      return inlineText(inline.c);
    case "Quoted":
      return inline.c[0].t === "SingleQuote"
        ? `‘${inlineText(inline.c[1])}’`
        : `“${inlineText(inline.c[1])}”`;
    case "Cite":
    case "Link":
    case "Image":
    case "Span":
      return inlineText(inline.c[1]);
    case "Code":
    case "Math":
      return inline.c[1];
    case "RawInline":
    case "Note":
      return "";
  }
}

/** Plain text of blocks, one line a leaf block. */
export function blockText(blocks: readonly Block[]): string {
  return blocks
    .map((block) => (block.t === "Para" || block.t === "Plain" ? inlineText(block.c) : ""))
    .filter((text) => text !== "")
    .join("\n");
}
