import type { Attr, Block, Inline } from "../../model/pandoc.ts";
import type { Place } from "../../model/place.ts";
import type { AskedQuery } from "../../model/query.ts";
import { blockText, inlineText } from "../../tree/text.ts";
import { mapBlocks } from "../../tree/walk.ts";
import { startOf } from "../finding.ts";
import { addresseeOf } from "./addressee.ts";

/**
 * The tree without its queries. `[1987]{.query ask="Is this year right?" to=editor}` asks about words, which stay; a span
 * or division of class `query` without `ask` is the question itself, which no edition prints.
 */
export function takeQueries(
  blocks: readonly Block[],
  file: string,
  found: (query: AskedQuery) => void,
): readonly Block[] {
  const take = (attr: Attr, own: string, place: Place | undefined): void => {
    const text = (askedIn(attr) ?? own).replace(/\s+/g, " ").trim();
    const about = askedIn(attr) === undefined ? "before" : "after";
    const to = attr[2].find(([key]) => key === "to")?.[1] ?? "";
    if (text !== "")
      found({
        addressee: addresseeOf(to) ?? "author",
        text,
        asker: "",
        place: place ?? startOf(file),
        about,
      });
  };
  return mapBlocks(blocks, {
    inline: (inline): Inline | readonly Inline[] => {
      if (inline.t !== "Span" || !isQuery(inline.c[0])) return inline;
      take(inline.c[0], inlineText(inline.c[1]), inline.place);
      return askedIn(inline.c[0]) === undefined ? [] : inline.c[1];
    },
    block: (block, original): Block | readonly Block[] => {
      if (block.t === "Div" && isQuery(block.c[0])) {
        const [attr, inner] = block.c;
        take(attr, blockText(inner), block.place ?? inner[0]?.place);
        return askedIn(attr) === undefined ? [] : inner;
      }
      return isEmptied(block, original) ? [] : block;
    },
  });
}

function isQuery([, classes]: Attr): boolean {
  return classes.includes("query");
}

function askedIn([, , pairs]: Attr): string | undefined {
  return pairs.find(([key]) => key === "ask")?.[1];
}

/** A paragraph that held nothing but a question. */
function isEmptied(block: Block, original: Block): boolean {
  if (block.t !== "Para" && block.t !== "Plain") return false;
  if (original.t !== block.t || original.c.length === block.c.length) return false;
  return block.c.every(({ t }) => t === "Space" || t === "SoftBreak" || t === "LineBreak");
}
