import type { Block } from "../../model/pandoc.ts";
import { trimStart } from "../docx/inline-text.ts";

/** Paragraphs one behind the other that begin with a typed bullet are a list. */
export function setBullets(blocks: readonly Block[]): readonly Block[] {
  const made: Block[] = [];
  for (const block of blocks) {
    const item = itemOf(block);
    const last = made.at(-1);
    if (item === null) made.push(block);
    else if (last?.t === "BulletList") made[made.length - 1] = { ...last, c: [...last.c, [item]] };
    else made.push({ t: "BulletList", c: [[item]] });
  }
  return made;
}

function itemOf(block: Block): Block | null {
  if (block.t !== "Para") return null;
  const [first, ...rest] = block.c;
  const isBullet = first?.t === "Str" && /^[•▪‣◦·]$/u.test(first.c) && rest.length > 0;
  return isBullet ? { t: "Plain", c: trimStart(rest) } : null;
}
