import type { Node } from "../element.ts";

/** Takes out links to elements that did not come into the document, and second elements' equal ids: both must be valid. */
export function resolveLinks(parts: readonly (readonly Node[])[]): readonly (readonly Node[])[] {
  const ids = new Set<string>();
  const once = parts.map((nodes) => nodes.flatMap((node) => uniqueIds(node, ids)));
  return once.map((nodes) => nodes.flatMap((node) => resolved(node, ids)));
}

function uniqueIds(node: Node, ids: Set<string>): readonly Node[] {
  if (typeof node === "string" || "markup" in node) return [node];
  const { id } = node.attributes;
  const isTaken = id !== undefined && ids.has(id);
  if (id !== undefined) ids.add(id);
  const attributes = isTaken ? { ...node.attributes, id: undefined } : node.attributes;
  return [{ ...node, attributes, children: node.children.flatMap((child) => uniqueIds(child, ids)) }];
}

function resolved(node: Node, ids: ReadonlySet<string>): readonly Node[] {
  if (typeof node === "string" || "markup" in node) return [node];
  const children = node.children.flatMap((child) => resolved(child, ids));
  const { rid } = node.attributes;
  return rid !== undefined && !ids.has(rid) ? children : [{ ...node, children }];
}
