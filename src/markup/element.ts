/** Values that are undefined are not written. */
export type Attributes = Readonly<Record<string, string | undefined>>;

export type Element = {
  readonly name: string;
  readonly attributes: Attributes;
  readonly children: readonly Node[];
};

/** Well-formed markup made elsewhere, such as a `<math>` element. */
export type ReadyMarkup = { readonly markup: string };

/** Text, an element, or markup that is ready. */
export type Node = string | Element | ReadyMarkup;

export function element(name: string, attributes: Attributes, children: readonly Node[] = []): Element {
  return { name, attributes, children };
}

const emptyElements = new Set(["br", "col", "hr", "img", "wbr"]);

/** Writes XHTML that an HTML parser reads alike: well-formed, and only elements that HTML leaves empty are closed at once. */
export function serialise(nodes: readonly Node[]): string {
  const parts: string[] = [];
  for (const node of nodes) write(node, parts);
  return parts.join("");
}

function write(node: Node, parts: string[]): void {
  if (typeof node === "string") {
    parts.push(escapeText(node));
    return;
  }
  if ("markup" in node) {
    parts.push(node.markup);
    return;
  }
  parts.push("<", node.name);
  for (const name in node.attributes) {
    const value = node.attributes[name];
    if (value !== undefined) parts.push(" ", name, '="', escapeAttribute(value), '"');
  }
  if (emptyElements.has(node.name)) {
    parts.push("/>");
    return;
  }
  parts.push(">");
  for (const child of node.children) write(child, parts);
  parts.push("</", node.name, ">");
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters XML 1.0 has no way to write
const unwritable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above, and those that are written as references
const suspect = /[&<>\u0000-\u0008\u000B\u000C\u000E-\u001F\uD800-\uDFFF\uFFFE\uFFFF]/;
const references: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** Text as XML writes it; characters that XML 1.0 does not have are dropped. */
export function escapeText(text: string): string {
  if (!suspect.test(text)) return text;
  return text
    .toWellFormed()
    .replace(unwritable, "")
    .replace(/[&<>]/g, (sign) => references[sign] ?? sign);
}

/** Text as it stands between quotation marks in a tag. */
export function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', "&quot;");
}
