import type { Attr, Block, Inline } from "../../model/pandoc.ts";
import { element, type Node } from "../element.ts";
import type { Context } from "./context.ts";
import { elementCitation } from "./element-citation.ts";
import { inlineNodes } from "./inlines.ts";

/** The list with what stands before it; each entry as it is printed, and as data where the bibliography has its work. */
export function referenceList(
  [id]: Attr,
  blocks: readonly Block[],
  before: readonly Node[],
  context: Context,
): Node {
  const entries = blocks.flatMap((block) =>
    block.t === "Div" && block.c[0][1].includes("reference-list-entry") ? [block] : [],
  );
  return element("ref-list", { id: id || undefined }, [
    ...before,
    ...entries.map(({ c: [[entry], content] }) => reference(entry, content, context)),
  ]);
}

function reference(id: string, blocks: readonly Block[], context: Context): Node {
  const inlines = blocks.flatMap((block) => (block.t === "Para" || block.t === "Plain" ? block.c : []));
  const { label, rest } = withoutEntryLabel(inlines);
  const item = context.works.get(id);
  const inside = { ...context, mayDisplay: false };
  const printed = element("mixed-citation", {}, inlineNodes(rest, inside));
  return element("ref", { id }, [
    ...(label.length === 0 ? [] : [element("label", {}, inlineNodes(label, inside))]),
    item === undefined ? printed : element("citation-alternatives", {}, [elementCitation(item), printed]),
  ]);
}

function withoutEntryLabel(inlines: readonly Inline[]): {
  readonly label: readonly Inline[];
  readonly rest: readonly Inline[];
} {
  const [first, space, ...others] = inlines;
  if (first?.t !== "Span" || !first.c[0][1].includes("entry-label")) return { label: [], rest: inlines };
  return { label: first.c[1], rest: space?.t === "Space" ? others : inlines.slice(1) };
}
