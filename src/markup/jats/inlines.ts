import { quotationMarks } from "../../language/quotation-marks.ts";
import type { Resource } from "../../model/galley.ts";
import type { Inline } from "../../model/pandoc.ts";
import { inlineText } from "../../tree/text.ts";
import { speechLanguage, valueFor } from "../attributes.ts";
import { type Attributes, element, type Node } from "../element.ts";
import { outsideAddress } from "../link.ts";
import { formulaNode } from "../mathematics.ts";
import { append, finish, openTags, readTag } from "../raw-inline.ts";
import type { Context } from "./context.ts";

/** Inlines as JATS has them. */
export function inlineNodes(inlines: readonly Inline[], context: Context): readonly Node[] {
  const tags = openTags();
  for (const inline of inlines) {
    if (inline.t === "RawInline") readTag(tags, ...inline.c);
    else append(tags, inlineNode(inline, context));
  }
  return finish(tags).flatMap((node) => renamed(node));
}

/** Elements of the author's own HTML; what is not here goes, its text stays. */
const named: Readonly<Record<string, string>> = {
  b: "bold",
  cite: "italic",
  dfn: "italic",
  em: "italic",
  i: "italic",
  kbd: "monospace",
  s: "strike",
  samp: "monospace",
  strong: "bold",
  u: "underline",
  var: "italic",
};
const dissolved = new Set(["abbr", "bdi", "bdo", "br", "mark", "q", "small", "wbr"]);

function renamed(node: Node): readonly Node[] {
  if (typeof node === "string" || "markup" in node) return [node];
  if (dissolved.has(node.name)) return node.name === "br" ? [" "] : node.children.flatMap(renamed);
  if (node.name === "code" && node.attributes["language"] === undefined)
    return [element("monospace", {}, node.children.flatMap(renamed))];
  const name = named[node.name];
  const attributes = name === undefined && !/^su[bp]$/.test(node.name) ? node.attributes : {};
  return [element(name ?? node.name, attributes, node.children.flatMap(renamed))];
}

type OneInline = Exclude<Inline, { t: "RawInline" }>;

function inlineNode(inline: OneInline, context: Context): Node | readonly Node[] {
  switch (inline.t) {
    case "Str":
      return inline.c;
    case "Space":
    case "SoftBreak":
    case "LineBreak":
      return " ";
    case "Emph":
      return wrapped("italic", inline.c, context);
    case "Strong":
      return wrapped("bold", inline.c, context);
    case "Underline":
      return wrapped("underline", inline.c, context);
    case "Strikeout":
      return wrapped("strike", inline.c, context);
    case "Superscript":
      return wrapped("sup", inline.c, context);
    case "Subscript":
      return wrapped("sub", inline.c, context);
    case "SmallCaps":
      return wrapped("sc", inline.c, context);
    case "Quoted":
      return quoted(inline, context);
    case "Cite":
      return inlineNodes(inline.c[1], context);
    case "Code":
      return element("monospace", {}, [inline.c[1]]);
    case "Math":
      return formula(inline, context);
    case "Link":
      return linkNode(inline, context);
    case "Image":
      return imageNode(inline, context) ?? inlineText(inline.c[1]);
    case "Note":
      return [];
    case "Span":
      return spanNode(inline, context);
  }
}

function wrapped(name: string, inlines: readonly Inline[], context: Context): Node {
  return element(name, {}, inlineNodes(inlines, context));
}

function quoted({ c: [type, inlines] }: Extract<Inline, { t: "Quoted" }>, context: Context): readonly Node[] {
  const marks = quotationMarks(context.language);
  const [open, close] = type.t === "SingleQuote" ? marks.single : marks.double;
  return [open, ...inlineNodes(inlines, context), close];
}

/** The formula as TeX and as MathML, of which a reader takes what it knows. */
function formula(inline: Extract<Inline, { t: "Math" }>, { mayDisplay }: Context): Node {
  const [type, tex] = inline.c;
  const isDisplayed = type.t === "DisplayMath" && mayDisplay;
  return element(isDisplayed ? "disp-formula" : "inline-formula", {}, formulaForms(inline.c[1], inline, tex));
}

function formulaForms(source: string, inline: Extract<Inline, { t: "Math" }>, tex: string): readonly Node[] {
  const asTex = element("tex-math", {}, [source]);
  if (inline.mathml === undefined) return [asTex];
  const ready = formulaNode({ ...inline, c: [inline.c[0], tex] });
  return [element("alternatives", {}, [asTex, prefixed(ready)])];
}

/** The DTD knows MathML's elements by this prefix only. */
function prefixed(node: Node): Node {
  if (typeof node === "string" || !("markup" in node)) return node;
  const markup = node.markup
    .replace(/<(\/?)(?=[a-z])/gi, "<$1mml:")
    .replace(' xmlns="http://www.w3.org/1998/Math/MathML"', "");
  return { markup };
}

function linkNode(link: Extract<Inline, { t: "Link" }>, context: Context): Node | readonly Node[] {
  const [attr, inlines, [url]] = link.c;
  const inside = { ...context, inLink: true, language: speechLanguage(attr, context.language) };
  const children = inlineNodes(inlines, inside);
  if (context.inLink) return children;
  if (url.startsWith("#")) {
    const id = url.slice(1);
    const type = context.refTypes.get(id);
    if (type === undefined && !context.anchors.has(id)) return children;
    return element("xref", { "ref-type": type, rid: id }, children);
  }
  const address = outsideAddress(url);
  return address === null
    ? children
    : element("ext-link", { "ext-link-type": "uri", "xlink:href": address }, children);
}

function spanNode(span: Extract<Inline, { t: "Span" }>, context: Context): Node | readonly Node[] {
  const [attr, inlines] = span.c;
  const [id, classes] = attr;
  const [first] = inlines;
  const language = speechLanguage(attr, context.language);
  if (classes.includes("note") && first?.t === "Note") {
    const number = valueFor(attr, "number") ?? "";
    context.collectNote({ id, number, blocks: first.c, language });
    if (context.inLink) return element("sup", {}, [number]);
    return element("xref", { "ref-type": "fn", rid: id }, [element("sup", {}, [number])]);
  }
  const children = inlineNodes(inlines, { ...context, language });
  const name = classes.map((known) => namedByClass[known]).find((known) => known !== undefined);
  const attributes: Attributes = {
    id: context.anchors.has(id) ? id : undefined,
    "xml:lang": language === context.language ? undefined : language,
  };
  const inner = name === undefined ? children : [element(name, {}, children)];
  const isPlain = Object.values(attributes).every((value) => value === undefined);
  return isPlain
    ? inner
    : element(
        "named-content",
        { ...attributes, "content-type": attributes["xml:lang"] ? "language" : "anchor" },
        inner,
      );
}

const namedByClass: Readonly<Record<string, string>> = {
  kbd: "monospace",
  underline: "underline",
  ul: "underline",
  smallcaps: "sc",
  "small-caps": "sc",
};

/** Where the file lies beside the document, and what it is. */
export function imageNode(
  { c: [, alternative, [href]] }: Extract<Inline, { t: "Image" }>,
  { images }: Context,
  name: "graphic" | "inline-graphic" = "inline-graphic",
): Node | null {
  const image = images.get(href);
  if (image === undefined) return null;
  const words = inlineText(alternative).trim();
  const attributes = { ...mediaType(image), "xlink:href": image.href };
  return element(name, attributes, words === "" ? [] : [element("alt-text", {}, [words])]);
}

function mediaType({ mediaType: type }: Resource): Attributes {
  const [mimetype, subtype] = type.split("/");
  return { mimetype, "mime-subtype": subtype };
}
