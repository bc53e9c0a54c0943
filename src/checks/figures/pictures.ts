import type { Id, Image, Manuscript } from "../../model/manuscript.ts";
import type { Attr, Block, Inline } from "../../model/pandoc.ts";
import { inlineText } from "../../tree/text.ts";
import { visitBlocks } from "../../tree/walk.ts";

/** An image where it stands. */
export type Picture = {
  readonly image: Image;
  readonly attr: Attr;
  /** The figure it stands in, with its caption as plain text; null outside figures. */
  readonly figure: { readonly id: Id; readonly caption: string } | null;
  /** Its paragraph holds nothing else. */
  readonly alone: boolean;
};

const known = new WeakMap<Manuscript, readonly Picture[]>();

export function picturesOf(manuscript: Manuscript): readonly Picture[] {
  const pictures = known.get(manuscript) ?? collect(manuscript);
  known.set(manuscript, pictures);
  return pictures;
}

function collect(manuscript: Manuscript): readonly Picture[] {
  if (manuscript.images.length === 0) return [];
  const attributes = new Map<Id, Attr>();
  const figures = new Map<Id, Picture["figure"]>();
  const alone = new Set<Id>();
  const inline = (node: Inline): void => {
    if (node.t === "Image") attributes.set(node.c[0][0], node.c[0]);
  };
  const block = (node: Block): void => {
    if (node.t === "Para" || node.t === "Plain") {
      const [only, ...more] = node.c.filter(({ t }) => t !== "Space" && t !== "SoftBreak");
      if (only?.t === "Image" && more.length === 0) alone.add(only.c[0][0]);
    }
    if (node.t !== "Figure") return;
    const [[id], [, long], blocks] = node.c;
    const figure = { id, caption: captionOf(long) };
    visitBlocks(blocks, { inline: (inner) => inner.t === "Image" && figures.set(inner.c[0][0], figure) });
  };
  for (const { blocks } of manuscript.divisions) visitBlocks(blocks, { block, inline });
  return manuscript.images.map((image) => ({
    image,
    attr: attributes.get(image.id) ?? [image.id, [], []],
    figure: figures.get(image.id) ?? null,
    alone: alone.has(image.id),
  }));
}

function captionOf(blocks: readonly Block[]): string {
  const lines: string[] = [];
  visitBlocks(blocks, {
    block: (block) => {
      if (block.t === "Para" || block.t === "Plain") lines.push(inlineText(block.c));
    },
  });
  return lines.join(" ").trim();
}
