import { SaxesParser } from "saxes";

/** An element of a content document that has an id, or a link; offsets count in the document's text. */
export type XhtmlElement = {
  readonly name: string;
  readonly id: string;
  readonly classes: readonly string[];
  readonly epubType: string;
  readonly role: string;
  readonly href: string;
  /** How many elements are open around it. */
  readonly depth: number;
  readonly start: number;
  readonly end: number;
};

/** A content document read back: its text, blocks apart by line breaks, and its elements in order. */
export type Xhtml = { readonly text: string; readonly elements: readonly XhtmlElement[] };

// What these hold is not text that is read, or is text that the editions do not share.
const silent = new Set(["head", "math", "script", "style", "svg"]);
const inline = new Set(
  "a abbr b bdi bdo cite code dfn em i kbd mark q rp rt ruby s samp small span strong sub sup u var wbr".split(
    " ",
  ),
);

type Open = { -readonly [Key in keyof XhtmlElement]: XhtmlElement[Key] };

/** Reads a document; throws where it is not well-formed. */
export function readXhtml(markup: string, path: string): Xhtml {
  const parts: string[] = [];
  const elements: Open[] = [];
  const open: Open[] = [];
  let length = 0;
  let silences = 0;
  const say = (text: string): void => {
    if (silences > 0) return;
    parts.push(text);
    length += text.length;
  };
  const parser = new SaxesParser({ fileName: path });
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    if (!inline.has(name)) say("\n");
    if (silent.has(name)) silences += 1;
    const of = (attribute: string): string => String(attributes[attribute] ?? "");
    const element: Open = {
      name,
      id: of("id"),
      classes: of("class").split(/\s+/),
      epubType: of("epub:type"),
      role: of("role"),
      href: of("href"),
      depth: open.length,
      start: length,
      end: length,
    };
    open.push(element);
    elements.push(element);
  });
  parser.on("closetag", ({ name }) => {
    const element = open.pop();
    if (element !== undefined) element.end = length;
    if (silent.has(name)) silences -= 1;
    if (!inline.has(name)) say("\n");
  });
  parser.on("text", say);
  parser.on("cdata", say);
  parser.write(markup).close();
  return { text: parts.join(""), elements };
}
