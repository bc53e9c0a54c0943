import type { Block } from "../model/pandoc.ts";

export type Header = Extract<Block, { t: "Header" }>;

/** The headings that structure a text, in order: those in divisions and quotations, not those in lists or tables. */
export function headersOf(blocks: readonly Block[]): readonly Header[] {
  return blocks.flatMap((block) => {
    if (block.t === "Header") return [block];
    if (block.t === "Div") return headersOf(block.c[1]);
    return block.t === "BlockQuote" ? headersOf(block.c) : [];
  });
}
