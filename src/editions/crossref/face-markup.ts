import { element, type Node } from "../../markup/element.ts";

/** The faces that titles may have, by what JATS calls them. */
const faces: Readonly<Record<string, string>> = {
  bold: "b",
  italic: "i",
  monospace: "tt",
  sc: "scp",
  sub: "sub",
  sup: "sup",
  underline: "u",
};

/** A title in JATS as the schema's `face_markup` has it: a few faces and MathML, everything else its text alone. */
export function faceMarkup(nodes: readonly Node[]): readonly Node[] {
  return nodes.flatMap((node) => {
    if (typeof node === "string" || "markup" in node) return [node];
    if (node.name === "alternatives") return faceMarkup(node.children.slice(-1));
    if (node.name === "xref") return [];
    const children = faceMarkup(node.children);
    const face = faces[node.name];
    return face === undefined ? children : [element(face, {}, children)];
  });
}

/** An abstract in JATS with the names its namespace has here; links inside the article lead nowhere and are text. */
export function withPrefix(nodes: readonly Node[]): readonly Node[] {
  return nodes.flatMap((node) => {
    if (typeof node === "string" || "markup" in node) return [node];
    const children = withPrefix(node.children);
    if (node.name === "xref") return node.attributes["ref-type"] === "fn" ? [] : children;
    const attributes = { ...node.attributes, id: undefined, rid: undefined };
    return [element(`jats:${node.name}`, attributes, children)];
  });
}
