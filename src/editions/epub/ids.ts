import type { SpineItem } from "../../model/galley.ts";
import type { Id } from "../../model/manuscript.ts";
import type { Attr, Block, Inline } from "../../model/pandoc.ts";
import { visitBlocks } from "../../tree/walk.ts";

/** Every id that can be linked to → the content document it is in. */
export function documentsById(
  spine: readonly SpineItem[],
  title: { readonly path: string; readonly blocks: readonly Block[] },
): ReadonlyMap<Id, string> {
  const documents = new Map<Id, string>();
  const collect = (blocks: readonly Block[], path: string): void => {
    const add = (attr: Attr | null): void => {
      if (attr !== null && attr[0] !== "") documents.set(attr[0], path);
    };
    visitBlocks(blocks, {
      block: (block) => add(blockAttr(block)),
      inline: (inline) => add(inlineAttr(inline)),
    });
  };
  collect(title.blocks, title.path);
  for (const item of spine) collect(item.blocks, documentPath(item.id));
  return documents;
}

/** The file a spine item becomes. */
export function documentPath(id: Id): string {
  return `${id}.xhtml`;
}

function blockAttr(block: Block): Attr | null {
  switch (block.t) {
    case "Header":
      return block.c[1];
    case "CodeBlock":
    case "Table":
    case "Figure":
    case "Div":
      return block.c[0];
    default:
      return null;
  }
}

function inlineAttr(inline: Inline): Attr | null {
  switch (inline.t) {
    case "Code":
    case "Link":
    case "Image":
    case "Span":
      return inline.c[0];
    default:
      return null;
  }
}
