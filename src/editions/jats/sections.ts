import { element, type Node } from "../../markup/element.ts";
import { withoutLabel } from "../../markup/jats/caption.ts";
import type { Context } from "../../markup/jats/context.ts";
import { inlineNodes } from "../../markup/jats/inlines.ts";
import { inTitle, isNamed, paragraphNodes } from "../../markup/jats/paragraphs.ts";
import { referenceList } from "../../markup/jats/reference-list.ts";
import type { Block } from "../../model/pandoc.ts";

type Header = Extract<Block, { t: "Header" }>;

/** A heading with what stands below it up to the next heading, and the sections inside it. */
export type Section = {
  readonly header: Header;
  readonly blocks: readonly Block[];
  readonly inner: readonly Section[];
};

export type Sections = { readonly blocks: readonly Block[]; readonly sections: readonly Section[] };

/** Divides blocks at their headings, each section inside the one of the lower level before it. */
export function divide(blocks: readonly Block[]): Sections {
  const flat = opened(blocks);
  const first = flat.findIndex(({ t }) => t === "Header");
  if (first < 0) return { blocks: flat, sections: [] };
  return { blocks: flat.slice(0, first), sections: sectionsOf(flat.slice(first)) };
}

/** Boxes around whole sections, of which JATS has none, are opened. */
function opened(blocks: readonly Block[]): readonly Block[] {
  return blocks.flatMap((block) => {
    if (block.t !== "Div" || block.c[0][1].includes("callout")) return [block];
    return block.c[1].some(({ t }) => t === "Header") ? opened(block.c[1]) : [block];
  });
}

function sectionsOf(blocks: readonly Block[]): readonly Section[] {
  const sections: Section[] = [];
  let rest = blocks;
  while (rest.length > 0) {
    const [header, ...others] = rest;
    if (header?.t !== "Header") break;
    const level = header.c[0];
    const end = others.findIndex((block) => block.t === "Header" && block.c[0] <= level);
    const own = end < 0 ? others : others.slice(0, end);
    const { blocks: before, sections: inner } = divide(own);
    sections.push({ header, blocks: before, inner });
    rest = end < 0 ? [] : others.slice(end);
  }
  return sections;
}

/** A section; a reference list in it stands behind all else. */
export function sectionNode({ header, blocks, inner }: Section, context: Context): Node {
  const nodes = context.blocks(blocks, context);
  const isList = (node: Node): boolean => isNamed(node, "ref-list");
  return element("sec", { id: header.c[1][0] || undefined }, [
    ...titleNodes(header, context),
    ...nodes.filter((node) => !isList(node)),
    ...inner.map((section) => sectionNode(section, context)),
    ...nodes.filter(isList),
  ]);
}

/** Number and title of a heading. */
export function titleNodes({ c: [, , inlines] }: Header, context: Context): readonly Node[] {
  const { label, rest } = withoutLabel(inlines);
  return [
    ...(label.length === 0 ? [] : [element("label", {}, inlineNodes(label, inTitle(context)))]),
    element("title", {}, inlineNodes(rest, inTitle(context))),
  ];
}

/** What a section at the end of an article is: JATS has elements of their own for these. */
export type BackKind = "ack" | "app" | "ref-list" | "sec";

const thanks =
  /^(?:acknowledge?ments?|remerciements|danksagung(?:en)?|agradecimientos|agradecimentos|ringraziamenti|dankwoord)$/i;

export function backKind({ header, blocks, inner }: Section): BackKind {
  const title = plainTitle(header);
  const last = blocks.at(-1);
  if (last?.t === "Div" && last.c[0][1].includes("reference-list") && inner.length === 0) return "ref-list";
  if (header.c[1][1].includes("appendix")) return "app";
  return thanks.test(title) ? "ack" : "sec";
}

function plainTitle({ c: [, , inlines] }: Header): string {
  return withoutLabel(inlines)
    .rest.map((inline) => (inline.t === "Str" ? inline.c : " "))
    .join("")
    .trim();
}

/** The sections behind the text, with neighbouring appendices as one group. */
export function backNodes(sections: readonly Section[], context: Context): readonly Node[] {
  const nodes: Node[] = [];
  for (const section of sections) {
    const node = backNode(section, context);
    const last = nodes.at(-1);
    if (!isNamed(node, "app")) nodes.push(node);
    else if (last !== undefined && isNamed(last, "app-group"))
      nodes[nodes.length - 1] = { ...last, children: [...last.children, node] };
    else nodes.push(element("app-group", {}, [node]));
  }
  return nodes;
}

function backNode(section: Section, context: Context): Node {
  const { header, blocks, inner } = section;
  const id = header.c[1][0] || undefined;
  const title = titleNodes(header, context);
  switch (backKind(section)) {
    case "ref-list": {
      const list = blocks.at(-1);
      if (list?.t !== "Div") break;
      const before = context.blocks(blocks.slice(0, -1), context);
      return referenceList([id ?? "", [], []], list.c[1], [...title, ...before], context);
    }
    case "ack":
      return element("ack", { id }, [
        ...title,
        ...(blocks.length === 0 ? [] : paragraphNodes(blocks, context)),
        ...inner.map((each) => sectionNode(each, context)),
      ]);
    case "app": {
      const node = sectionNode(section, context);
      return isNamed(node, "sec") ? { ...node, name: "app" } : node;
    }
    case "sec":
      break;
  }
  return sectionNode(section, context);
}
