import { placeMark } from "../markup/written-at.ts";
import type { Galley } from "../model/galley.ts";
import type { Inline } from "../model/pandoc.ts";
import { inlineChildren, ownLines, visitBlocks } from "../tree/walk.ts";

type Texts = Pick<Galley, "spine" | "abstract">;

/** Letters and figures of each text block, by where it was written; blocks of one place are joined. */
export function lettersByBlock({ spine, abstract }: Texts): ReadonlyMap<string, string> {
  const letters = new Map<string, string>();
  visitBlocks([...abstract, ...spine.flatMap(({ blocks }) => blocks)], {
    block: (block) => {
      if (block.place === undefined) return;
      const own = ownLines(block).map(lettersIn).join("");
      const mark = placeMark(block.place);
      if (own !== "") letters.set(mark, `${letters.get(mark) ?? ""}${own}`);
    },
  });
  return letters;
}

/** Letters and figures as a page shows them; notes and formulas are no part of their block. */
export function lettersIn(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      if (inline.t === "Str") return lettersOf(inline.c);
      if (inline.t === "Code") return lettersOf(inline.c[1]);
      return inline.t === "Image" ? "" : lettersIn(inlineChildren(inline));
    })
    .join("");
}

export function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, "");
}
