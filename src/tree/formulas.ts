import type { Block, Formula, Inline } from "../model/pandoc.ts";
import { visitBlocks, visitInlines } from "./walk.ts";

/** Every formula of some blocks and inlines, in order. */
export function formulasIn(blocks: readonly Block[], inlines: readonly Inline[] = []): readonly Formula[] {
  const formulas: Formula[] = [];
  const visitor = {
    inline: (inline: Inline) => {
      if (inline.t === "Math") formulas.push(inline);
    },
  };
  visitBlocks(blocks, visitor);
  visitInlines(inlines, visitor);
  return formulas;
}
