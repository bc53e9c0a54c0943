import { type Attributes, element, type Node } from "./element.ts";

const pairs = new Set("abbr b bdi bdo cite dfn em i kbd mark q s samp small strong sub sup u var".split(" "));
const single = new Set(["br", "wbr"]);

/** An element of the author's HTML that is open, and what it holds so far. */
type Frame = { readonly name: string; readonly attributes: Attributes; readonly nodes: Node[] };

/** Collects nodes while the author's own HTML tags, each a node of its own in the tree, open and close around them. */
export type OpenTags = { readonly frames: [Frame, ...Frame[]] };

export function openTags(): OpenTags {
  return { frames: [{ name: "", attributes: {}, nodes: [] }] };
}

function innermost({ frames }: OpenTags): Frame {
  return frames.at(-1) ?? frames[0];
}

/** Adds nodes inside whatever is open; neighbouring texts become one. */
export function append(tags: OpenTags, added: Node | readonly Node[]): void {
  const { nodes } = innermost(tags);
  if (isList(added)) for (const node of added) appendOne(nodes, node);
  else appendOne(nodes, added);
}

function isList(added: Node | readonly Node[]): added is readonly Node[] {
  return Array.isArray(added);
}

function appendOne(nodes: Node[], node: Node): void {
  const last = nodes.at(-1);
  if (typeof node === "string" && typeof last === "string") nodes[nodes.length - 1] = last + node;
  else nodes.push(node);
}

/** Reads one piece of HTML: tags of a short list are kept where they are balanced, all others are left out. */
export function readTag(tags: OpenTags, format: string, text: string): void {
  if (format !== "html" && format !== "html5" && format !== "html4") return;
  const [, slash, written = "", rest = ""] = /^<(\/?)([a-z][a-z0-9]*)([^>]*)>$/i.exec(text.trim()) ?? [];
  const name = written.toLowerCase();
  if (single.has(name)) append(tags, element(name, {}));
  if (!pairs.has(name)) return;
  if (slash === "/") close(tags, name);
  else tags.frames.push({ name, attributes: kept(rest), nodes: [] });
}

function kept(written: string): Attributes {
  const title = /\stitle\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(written);
  const dir = /\sdir\s*=\s*["']?(ltr|rtl|auto)\b/i.exec(written)?.[1];
  return { title: title?.[1] ?? title?.[2], dir: dir?.toLowerCase() };
}

function close(tags: OpenTags, name: string): void {
  const index = tags.frames.findLastIndex((frame) => frame.name === name);
  if (index < 1) return;
  while (tags.frames.length > index + 1) dissolve(tags);
  const frame = tags.frames.pop();
  if (frame !== undefined) append(tags, element(frame.name, frame.attributes, frame.nodes));
}

/** A tag that was never closed counts as never opened. */
function dissolve(tags: OpenTags): void {
  const frame = tags.frames.pop();
  if (frame !== undefined) append(tags, frame.nodes);
}

/** Everything collected. */
export function finish(tags: OpenTags): readonly Node[] {
  while (tags.frames.length > 1) dissolve(tags);
  return tags.frames[0].nodes;
}
