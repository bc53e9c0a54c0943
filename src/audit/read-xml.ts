import { SaxesParser } from "saxes";

/** An element of an XML document, its names as written. */
export type XmlElement = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
};

type Open = XmlElement & { readonly children: (XmlElement | string)[] };

/** Reads a document; throws where it is not well-formed. */
export function readXml(markup: string): XmlElement {
  const root: Open = { name: "", attributes: {}, children: [] };
  const open: Open[] = [root];
  const say = (text: string): void => {
    open.at(-1)?.children.push(text);
  };
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    const element: Open = { name, attributes: { ...attributes }, children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on("closetag", () => {
    open.pop();
  });
  parser.on("text", say);
  parser.on("cdata", say);
  parser.write(markup).close();
  const [top] = elementsOf(root);
  if (top === undefined) throw new Error("The document has no element.");
  return top;
}

export function elementsOf({ children }: XmlElement): readonly XmlElement[] {
  return children.filter((child) => typeof child !== "string");
}

/** Every element below one, in document order, itself first. */
export function descendants(element: XmlElement): readonly XmlElement[] {
  return [element, ...elementsOf(element).flatMap(descendants)];
}

/** All text below an element. */
export function textOf({ children }: XmlElement): string {
  return children.map((child) => (typeof child === "string" ? child : textOf(child))).join("");
}
