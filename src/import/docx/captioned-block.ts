import type { Block, Inline } from "../../model/pandoc.ts";
import { type CaptionKind, labelOf } from "./caption-labels.ts";
import { plainText, str, trim } from "./inline-text.ts";
import type { Piece } from "./pieces.ts";

/** A table or figure with its caption. */
export function captionedBlock(pieces: readonly Piece[], id: string, caption: readonly Inline[]): Block {
  const [first] = pieces.map(({ block }) => block);
  if (first?.t === "Table") {
    const [, , columns, head, bodies, foot] = first.c;
    return {
      t: "Table",
      c: [[id, [], []], [null, [{ t: "Plain", c: caption }]], columns, head, bodies, foot],
    };
  }
  const images = pieces.flatMap(({ block }) =>
    block.t === "Para" ? block.c.filter(({ t }) => t === "Image") : [],
  );
  const [only] = images;
  if (images.length === 1 && only?.t === "Image") {
    const [attr, alternative, target] = only.c;
    const shown = isOwnWords(alternative, caption) ? alternative : caption;
    const image: Inline = { t: "Image", c: [attr, shown, target] };
    return {
      t: "Figure",
      c: [[id, [], []], [null, [{ t: "Plain", c: caption }]], [{ t: "Plain", c: [image] }]],
    };
  }
  const paragraphs = pieces.flatMap(({ block }): readonly Block[] => (block.t === "Para" ? [block] : []));
  return {
    t: "Div",
    c: [
      [id, [], []],
      [...paragraphs, { t: "Para", c: caption }],
    ],
  };
}

/** Converters repeat the caption as alternative text. */
function isOwnWords(alternative: readonly Inline[], caption: readonly Inline[]): boolean {
  const own = plainText(alternative).trim();
  const text = plainText(caption).trim();
  const bare = own.slice(labelOf(own)?.label ?? 0);
  return own !== "" && bare !== text && own !== text;
}

export function plainCaption(content: readonly Inline[]): readonly Inline[] {
  const [first, ...rest] = trim(content);
  if (first === undefined) return [str("")];
  // "**Figure 1. Title.**": what is left of a bold label is not bold for its own sake.
  return rest.length === 0 && first.t === "Strong" ? first.c : [first, ...rest];
}

/** An id of the first words of a caption or heading. */
export function idOf(
  kind: CaptionKind | "sec",
  caption: readonly Inline[],
  count: number,
  taken: Set<string>,
): string {
  const names = plainText(caption)
    .normalize("NFKD")
    .replace(/[^\p{L}\p{N}\s-]/gu, "")
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => /^[a-z0-9-]{3,}$/.test(word) && !/^(?:the|and|for|with|from|of)$/.test(word));
  const name = names.slice(0, 3).join("-").slice(0, 40) || String(count);
  const id =
    [name, ...Array.from({ length: 99 }, (_, index) => `${name}-${index + 2}`)]
      .map((each) => `${kind}:${each}`)
      .find((each) => !taken.has(each)) ?? `${kind}:${count}`;
  taken.add(id);
  return id;
}
