import type { Node } from "../../markup/element.ts";
import type { Context } from "../../markup/jats/context.ts";
import type { SpineItem } from "../../model/galley.ts";
import { backKind, backNodes, divide, sectionNode } from "./sections.ts";

/**
 * The text and what stands behind it: from the reference list on, or from the last thanks and appendices before it.
 * Nothing changes its place.
 */
export function articleParts(
  spine: readonly SpineItem[],
  context: Context,
): { readonly body: readonly Node[]; readonly back: readonly Node[] } {
  const { blocks, sections } = divide(spine.flatMap((item) => item.blocks));
  const kinds = sections.map(backKind);
  const list = kinds.indexOf("ref-list");
  let start = list < 0 ? sections.length : list;
  while (start > 0 && kinds[start - 1] !== "sec") start -= 1;
  return {
    body: [
      ...context.blocks(blocks, context),
      ...sections.slice(0, start).map((section) => sectionNode(section, context)),
    ],
    back: backNodes(sections.slice(start), context),
  };
}
