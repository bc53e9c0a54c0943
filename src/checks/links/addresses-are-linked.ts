import type { Inline } from "../../model/pandoc.ts";
import { inlineChildren, visitBlocks } from "../../tree/walk.ts";
import type { Check, Finding } from "../check.ts";

export const addressesAreLinked: Check = {
  id: "links/addresses-are-linked",
  severity: "advice",
  summary: "Addresses in the text are links.",
  why: "Readers of the e-book and the PDF want to follow them.",
  remedy: "Put the address into angle brackets, or make the words that name it a link.",
  basis: "House",
  example: {
    bad: "# Tides\n\nThe levels are kept at https://example.org/tides in Bergen.\n",
    good: "# Tides\n\nThe levels are kept at <https://example.org/tides> in Bergen.\n",
  },
  run: ({ manuscript, passages }) => {
    if (!passages.some(({ text }) => text.includes("http"))) return [];
    const linked = new Set<Inline>();
    const bare = new Set<string>();
    const inline = (node: Inline): void => {
      // What a link, a citation or a picture's description holds is none.
      if (/^(?:Link|Cite|Image)$/.test(node.t) || linked.has(node))
        for (const child of inlineChildren(node)) linked.add(child);
      if (node.t === "Str" && !linked.has(node))
        for (const [address] of node.c.matchAll(addresses)) bare.add(address);
    };
    for (const { blocks } of manuscript.divisions) visitBlocks(blocks, { inline });
    if (bare.size === 0) return [];
    return passages.flatMap((passage) =>
      [...passage.text.matchAll(addresses)]
        .filter(([address]) => bare.has(address))
        .map(
          ({ index, 0: address }): Finding => ({
            place: passage.placeAt(index),
            end: passage.placeAt(index + address.length),
            message: `The address "${address}" is no link; a link was expected.`,
          }),
        ),
    );
  },
};

const addresses = /https?:\/\/[^\s<>"“”»«\ufffc]*[^\s<>"“”»«\ufffc.,;:!?)\]}'’]/g;
