import type { Block, Caption, Inline } from "../../model/pandoc.ts";
import { element, type Node } from "../element.ts";
import type { Context } from "./context.ts";
import { inlineNodes } from "./inlines.ts";
import { inTitle, paragraph, paragraphNodes } from "./paragraphs.ts";

/** The label as it is printed, "Figure 2.", and the rest. */
export function captionNodes([, blocks]: Caption, context: Context): readonly Node[] {
  const [first, ...others] = blocks;
  if (first === undefined) return [];
  if (first.t !== "Plain" && first.t !== "Para")
    return [element("caption", {}, paragraphNodes(blocks, context))];
  const { label, rest } = withoutLabel(first.c);
  const paragraphs = [...paragraph(rest, inTitle(context)), ...paragraphNodesOf(others, context)];
  return [
    ...(label.length === 0 ? [] : [element("label", {}, inlineNodes(label, inTitle(context)))]),
    ...(paragraphs.length === 0 ? [] : [element("caption", {}, paragraphs)]),
  ];
}

function paragraphNodesOf(blocks: readonly Block[], context: Context): readonly Node[] {
  return blocks.length === 0 ? [] : paragraphNodes(blocks, context);
}

/** Takes the label off, with the full stop or colon and the space behind it. */
export function withoutLabel(inlines: readonly Inline[]): {
  readonly label: readonly Inline[];
  readonly rest: readonly Inline[];
} {
  const [first, ...others] = inlines;
  const isLabel =
    first?.t === "Span" && first.c[0][1].some((name) => /^(?:caption-label|heading-number)$/.test(name));
  if (!isLabel) return { label: [], rest: inlines };
  const [sign] = others;
  const hasSign = sign?.t === "Str" && /^[.:．：]$/.test(sign.c);
  const rest = others.slice(hasSign ? 1 : 0);
  return { label: hasSign ? [first, sign] : [first], rest: rest[0]?.t === "Space" ? rest.slice(1) : rest };
}
