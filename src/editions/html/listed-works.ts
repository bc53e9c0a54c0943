import type { Galley } from "../../model/galley.ts";
import { blockText } from "../../tree/text.ts";
import { visitBlocks } from "../../tree/walk.ts";

/** The entries of the reference list as plain text, in its order. */
export function listedWorks({ spine }: Galley): readonly string[] {
  const works: string[] = [];
  visitBlocks(
    spine.flatMap(({ blocks }) => blocks),
    {
      block: (block) => {
        if (block.t !== "Div" || !block.c[0][1].includes("reference-list-entry")) return;
        works.push(blockText(block.c[1]).replace(/\s+/g, " ").trim());
      },
    },
  );
  return works;
}
