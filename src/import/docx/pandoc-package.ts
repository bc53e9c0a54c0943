import { strToU8, zipSync } from "fflate";
import { descendants, type Element, elements, make, writeXml } from "./xml.ts";

/** What Pandoc gets to see of a document: five parts, all written anew. */
export type PreparedParts = {
  readonly document: Element;
  readonly footnotes: Element | undefined;
  readonly endnotes: Element | undefined;
  readonly styles: Element | undefined;
  readonly numbering: Element | undefined;
  /** Addresses by relationship. */
  readonly links: ReadonlyMap<string, string>;
};

const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/** A document without anything active: no macros, objects, pictures, settings or outside templates. */
export function packForPandoc(parts: PreparedParts): Uint8Array {
  const { document, footnotes, endnotes, styles, numbering, links } = parts;
  const own = Object.entries({ footnotes, endnotes, styles, numbering }).filter(
    (entry): entry is [string, Element] => entry[1] !== undefined,
  );
  const relation = (id: string, type: string, target: string, mode: Record<string, string> = {}): Element =>
    make("rel:Relationship", { Id: id, Type: `${office}/${type}`, Target: target, ...mode });
  const files: Record<string, Element> = {
    "[Content_Types].xml": contentTypes(own.map(([name]) => name)),
    "_rels/.rels": make("rel:Relationships", {}, [
      relation("document", "officeDocument", "word/document.xml"),
    ]),
    "word/_rels/document.xml.rels": make("rel:Relationships", {}, [
      ...own.map(([name]) => relation(name, name, `${name}.xml`)),
      ...linkRelations(document, links, relation),
    ]),
    "word/document.xml": document,
  };
  for (const [name, part] of own) {
    files[`word/${name}.xml`] = part;
    if (name === "footnotes" || name === "endnotes")
      files[`word/_rels/${name}.xml.rels`] = make("rel:Relationships", {}, [
        ...linkRelations(part, links, relation),
      ]);
  }
  return zipSync(
    Object.fromEntries(Object.entries(files).map(([path, part]) => [path, strToU8(writeXml(part))])),
    { level: 0 },
  );
}

function linkRelations(
  part: Element,
  links: ReadonlyMap<string, string>,
  relation: (id: string, type: string, target: string, mode: Record<string, string>) => Element,
): readonly Element[] {
  const used = new Set(descendants(part, "w:hyperlink").map(({ attributes }) => attributes["r:id"]));
  return [...links]
    .filter(([id]) => used.has(id))
    .map(([id, address]) => relation(id, "hyperlink", address, { TargetMode: "External" }));
}

function contentTypes(names: readonly string[]): Element {
  const override = (name: string, type: string): Element =>
    make("ct:Override", { PartName: `/word/${name}.xml`, ContentType: `${wordType}.${type}+xml` });
  return make("ct:Types", {}, [
    make("ct:Default", {
      Extension: "rels",
      ContentType: "application/vnd.openxmlformats-package.relationships+xml",
    }),
    override("document", "document.main"),
    ...names.map((name) => override(name, name)),
  ]);
}

/** Character styles alone: what paragraphs are is decided here, and Pandoc shall not decide it again. */
export function characterStyles(root: Element | undefined): Element | undefined {
  if (root === undefined) return undefined;
  const kept = elements(root).filter(
    ({ name, attributes }) => name === "w:style" && attributes["w:type"] !== "paragraph",
  );
  return { ...root, children: kept };
}
