import { quotationMarks } from "../language/quotation-marks.ts";
import type { Inline } from "../model/pandoc.ts";
import { identity, speechOf, valueFor } from "./attributes.ts";
import type { Context } from "./context.ts";
import { type Attributes, element, type Node } from "./element.ts";
import { imageNode, plainTitle } from "./image.ts";
import { joinWords } from "./join-words.ts";
import { outsideAddress } from "./link.ts";
import { formulaNode } from "./mathematics.ts";
import { noteNode } from "./note.ts";
import { append, finish, openTags, readTag } from "./raw-inline.ts";

/** Inlines as markup. */
export function inlineNodes(inlines: readonly Inline[], context: Context): readonly Node[] {
  const tags = openTags();
  for (const inline of joinWords(inlines, context.language)) {
    if (inline.t === "RawInline") readTag(tags, ...inline.c);
    else append(tags, inlineNode(inline, context));
  }
  return finish(tags);
}

type OneInline = Exclude<Inline, { t: "RawInline" }>;

function inlineNode(inline: OneInline, context: Context): Node | readonly Node[] {
  switch (inline.t) {
    case "Str":
      return inline.c;
    case "Space":
    case "SoftBreak":
      return " ";
    case "LineBreak":
      return element("br", {});
    case "Emph":
      return wrapped("em", {}, inline.c, context);
    case "Strong":
      return wrapped("strong", {}, inline.c, context);
    case "Underline":
      return wrapped("u", {}, inline.c, context);
    case "Strikeout":
      return wrapped("s", {}, inline.c, context);
    case "Superscript":
      return wrapped("sup", {}, inline.c, context);
    case "Subscript":
      return wrapped("sub", {}, inline.c, context);
    case "SmallCaps":
      return wrapped("span", { class: "small-caps" }, inline.c, context);
    case "Quoted":
      return quoted(inline, context);
    case "Cite":
      return inlineNodes(inline.c[1], context);
    case "Code":
      return codeNode(inline, context);
    case "Math":
      return formulaNode(inline);
    case "Link":
      return linkNode(inline, context);
    case "Image":
      return imageNode(inline, context);
    case "Note":
      // The galley numbers every note and puts it in a span; without a number it can only stand in the text.
      return [" (", ...context.blocks(inline.c, { ...context, paragraph: "span" }), ")"];
    case "Span":
      return spanNode(inline, context);
  }
}

function wrapped(name: string, attributes: Attributes, inlines: readonly Inline[], context: Context): Node {
  return element(name, attributes, inlineNodes(inlines, context));
}

function quoted({ c: [type, inlines] }: Extract<Inline, { t: "Quoted" }>, context: Context): readonly Node[] {
  const marks = quotationMarks(context.language);
  const [open, close] = type.t === "SingleQuote" ? marks.single : marks.double;
  return [open, ...inlineNodes(inlines, context), close];
}

function codeNode({ c: [attr, text] }: Extract<Inline, { t: "Code" }>, { direction }: Context): Node {
  return element("code", { ...identity(attr), dir: direction === "rtl" ? "ltr" : undefined }, [text]);
}

function linkNode(link: Extract<Inline, { t: "Link" }>, context: Context): Node | readonly Node[] {
  const [attr, inlines, [url, title]] = link.c;
  const speech = speechOf(attr, context);
  const attributes = { ...identity(attr), ...speech.attributes };
  const address = url.startsWith("#") ? context.style.href(url.slice(1)) : outsideAddress(url);
  if (address === null || context.inLink) return plainSpan(attributes, inlineNodes(inlines, speech.context));
  return element(
    "a",
    { ...attributes, href: address, title: plainTitle(title), ...citationRole(attr[1], context) },
    inlineNodes(inlines, { ...speech.context, inLink: true }),
  );
}

function citationRole(classes: readonly string[], { style }: Context): Attributes {
  if (!classes.includes("citation-link")) return {};
  return { role: "doc-biblioref", "epub:type": style.epubTypes ? "biblioref" : undefined };
}

/** Elements that Pandoc writes as classes of a span. */
const namedByClass: Readonly<Record<string, string>> = {
  mark: "mark",
  kbd: "kbd",
  underline: "u",
  ul: "u",
  inserted: "ins",
  deleted: "del",
};

function spanNode(span: Extract<Inline, { t: "Span" }>, context: Context): Node | readonly Node[] {
  const [attr, inlines] = span.c;
  const [id, classes] = attr;
  const [first] = inlines;
  if (classes.includes("note") && first?.t === "Note") {
    return noteNode({ id, number: valueFor(attr, "number") ?? "", blocks: first.c }, context);
  }
  const speech = speechOf(attr, context);
  const children = inlineNodes(inlines, speech.context);
  const name = classes.map((known) => namedByClass[known]).find((known) => known !== undefined);
  if (name !== undefined) {
    const rest = classes.filter((known) => namedByClass[known] === undefined);
    return element(name, { ...identity([id, rest, []]), ...speech.attributes }, children);
  }
  const written = classes.map((known) => (known === "smallcaps" ? "small-caps" : known));
  return plainSpan({ ...identity([id, written, []]), ...speech.attributes }, children);
}

/** A span that says nothing is left out. */
function plainSpan(attributes: Attributes, children: readonly Node[]): Node | readonly Node[] {
  const saysNothing = Object.values(attributes).every((value) => value === undefined);
  return saysNothing ? children : element("span", attributes, children);
}
