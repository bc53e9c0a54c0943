import { SaxesParser } from "saxes";

/** An element with the usual prefix of its namespace, whatever prefix the file has: `w:p`, `m:oMath`, `r:embed`. */
export type Element = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Node[];
};
export type Node = Element | string;

/** What is wrong with a part that cannot be read, and where, as far as that is known. */
export class BrokenXml extends Error {
  readonly line: number;
  readonly column: number;

  constructor(message: string, line = 1, column = 1) {
    super(message);
    this.line = line;
    this.column = column;
  }
}

const office = "http://schemas.openxmlformats.org";
const drawing = `${office}/drawingml/2006`;
const strict = "http://purl.oclc.org/ooxml";
/** The namespaces whose content means something here; Word writes the first form, strict files the second. */
const prefixes: ReadonlyMap<string, string> = new Map([
  [`${office}/wordprocessingml/2006/main`, "w"],
  [`${strict}/wordprocessingml/main`, "w"],
  [`${office}/officeDocument/2006/math`, "m"],
  [`${strict}/officeDocument/math`, "m"],
  [`${office}/officeDocument/2006/relationships`, "r"],
  [`${strict}/officeDocument/relationships`, "r"],
  [`${drawing}/wordprocessingDrawing`, "wp"],
  [`${strict}/drawingml/wordprocessingDrawing`, "wp"],
  [`${drawing}/main`, "a"],
  [`${strict}/drawingml/main`, "a"],
  [`${drawing}/picture`, "pic"],
  [`${strict}/drawingml/picture`, "pic"],
  [`${drawing}/chart`, "c"],
  [`${strict}/drawingml/chart`, "c"],
  [`${drawing}/diagram`, "dgm"],
  [`${strict}/drawingml/diagram`, "dgm"],
  [`${office}/markup-compatibility/2006`, "mc"],
  ["http://schemas.microsoft.com/office/word/2010/wordprocessingShape", "wps"],
  ["http://schemas.microsoft.com/office/word/2010/wordml", "w14"],
  ["http://schemas.microsoft.com/office/drawing/2016/SVG/main", "asvg"],
  ["urn:schemas-microsoft-com:vml", "v"],
  ["urn:schemas-microsoft-com:office:office", "o"],
  [`${office}/officeDocument/2006/bibliography`, "b"],
  [`${office}/package/2006/relationships`, "rel"],
  [`${office}/package/2006/content-types`, "ct"],
  [`${office}/package/2006/metadata/core-properties`, "cp"],
  ["http://purl.org/dc/elements/1.1/", "dc"],
  ["http://purl.org/dc/terms/", "dcterms"],
  ["http://www.idpf.org/2007/opf", "opf"],
  ...["office", "text", "table", "drawing", "style", "meta"].map(
    (name) => [`urn:oasis:names:tc:opendocument:xmlns:${name}:1.0`, `odf-${name}`] as const,
  ),
]);

const deepest = 256;

type Open = { readonly name: string; readonly attributes: Record<string, string>; readonly children: Node[] };

/**
 * Reads one part; `bound` are prefixes that it need not declare. Throws `BrokenXml` where it is not well formed, declares
 * a document type, or nests too deep.
 */
export function parseXml(bytes: Uint8Array, bound: Readonly<Record<string, string>> = {}): Element {
  const text = new TextDecoder(utf16(bytes) ?? "utf-8").decode(bytes);
  const parser = new SaxesParser({ xmlns: true, position: true, additionalNamespaces: { ...bound } });
  const root: Open = { name: "", attributes: {}, children: [] };
  const open: Open[] = [root];
  const add = (node: Node): void => void open.at(-1)?.children.push(node);
  parser.on("doctype", () => {
    throw new BrokenXml("it declares a document type");
  });
  parser.on("error", (error) => {
    throw new BrokenXml(error.message.replace(/^\d+:\d+: |\.$/g, ""), parser.line, parser.column + 1);
  });
  parser.on("opentag", (tag) => {
    if (open.length > deepest) throw new BrokenXml(`its elements are nested deeper than ${deepest}`);
    const attributes: Record<string, string> = {};
    for (const { uri, local, value } of Object.values(tag.attributes)) attributes[named(uri, local)] = value;
    const element: Open = { name: named(tag.uri, tag.local), attributes, children: [] };
    add(element);
    open.push(element);
  });
  parser.on("closetag", () => void open.pop());
  parser.on("text", add);
  parser.on("cdata", add);
  parser.write(text).close();
  const element = root.children.find((node) => typeof node !== "string");
  if (element === undefined || typeof element === "string") throw new BrokenXml("it has no element");
  return element;
}

function utf16(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  return bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : null;
}

function named(uri: string, local: string): string {
  if (uri === "" || uri.startsWith("http://www.w3.org/")) return local;
  return `${prefixes.get(uri) ?? "x"}:${local}`;
}

const written = ["w", "m", "r", "rel", "ct"] as const;
const declarations = written
  .map((prefix) => {
    const uri = [...prefixes].find(([, short]) => short === prefix)?.[0] ?? "";
    return ` xmlns:${prefix}="${uri}"`;
  })
  .join("");

/** Writes an element whose names have the prefixes `w`, `m`, `r`, `rel` and `ct` alone; others are left out. */
export function writeXml(element: Element): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${writeElement(element, declarations)}`;
}

function writeElement({ name, attributes, children }: Element, extra = ""): string {
  if (!isWritten(name)) return "";
  const own = Object.entries(attributes)
    .filter(([key]) => !key.includes(":") || isWritten(key))
    .map(([key, value]) => ` ${key === "space" ? "xml:space" : key}="${escaped(value)}"`)
    .join("");
  const inside = children
    .map((child) => (typeof child === "string" ? escaped(child) : writeElement(child)))
    .join("");
  return `<${name}${extra}${own}>${inside}</${name}>`;
}

function isWritten(name: string): boolean {
  return written.some((prefix) => name.startsWith(`${prefix}:`));
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

export function isElement(node: Node): node is Element {
  return typeof node !== "string";
}

export function elements({ children }: Element): readonly Element[] {
  return children.filter(isElement);
}

/** The first child of a name, or of a path of names. */
export function child(element: Element | undefined, ...names: readonly string[]): Element | undefined {
  return names.reduce<Element | undefined>(
    (at, name) => (at === undefined ? undefined : elements(at).find((each) => each.name === name)),
    element,
  );
}

/** `w:val` of a child, such as a paragraph's style. */
export function settingOf(element: Element | undefined, ...names: readonly string[]): string | undefined {
  return child(element, ...names)?.attributes["w:val"];
}

/** A property that is there is on, unless it says otherwise. */
export function flag(element: Element | undefined, name: string): boolean | undefined {
  const found = child(element, name);
  if (found === undefined) return undefined;
  return !/^(?:0|false|off|none)$/.test(found.attributes["w:val"] ?? "");
}

/** All descendants of a name, in order. */
export function descendants(element: Element, name: string): readonly Element[] {
  return elements(element).flatMap((each) => [
    ...(each.name === name ? [each] : []),
    ...descendants(each, name),
  ]);
}

export function textOf(element: Element): string {
  return element.children.map((node) => (typeof node === "string" ? node : textOf(node))).join("");
}

/** An element of ours. */
export function make(
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  children: readonly Node[] = [],
): Element {
  return { name, attributes, children };
}
