import type { Block, Inline } from "../../model/pandoc.ts";
import { inlineText } from "../../tree/text.ts";

/** A value of a tree's metadata as Pandoc's JSON has it. */
type MetaValue = {
  readonly t: "MetaInlines" | "MetaBlocks" | "MetaList" | "MetaString" | "MetaMap" | "MetaBool";
  readonly c: unknown;
};

/** Each value of a field, a list's one by one, as blocks; maps and flags have none. */
export function metaValues(value: unknown): readonly (readonly Block[])[] {
  if (!isMeta(value)) return [];
  const { t, c } = value;
  if (t === "MetaString") return [[{ t: "Para", c: [{ t: "Str", c: String(c) }] }]];
  if (!Array.isArray(c)) return [];
  if (t === "MetaList") return c.flatMap(metaValues);
  if (t === "MetaInlines") return c.length === 0 ? [] : [[{ t: "Para", c: inlinesIn(c) }]];
  return t === "MetaBlocks" ? [blocksIn(c)] : [];
}

export function metaBlocks(value: unknown): readonly Block[] {
  return metaValues(value).flat();
}

/** A field in plain words; empty where there is none. */
export function metaText(value: unknown): string {
  const texts = metaBlocks(value).map((block) =>
    block.t === "Para" || block.t === "Plain" ? inlineText(block.c) : "",
  );
  return texts.join(" ").replace(/\s+/g, " ").trim();
}

function isMeta(value: unknown): value is MetaValue {
  return typeof value === "object" && value !== null && "t" in value && "c" in value;
}

// Pandoc wrote them: what stands in these places are nodes of its own.
function inlinesIn(list: readonly unknown[]): readonly Inline[] {
  return list.filter(isInline);
}

function blocksIn(list: readonly unknown[]): readonly Block[] {
  return list.filter(isBlock);
}

function isInline(node: unknown): node is Inline {
  return typeof node === "object" && node !== null && "t" in node;
}

function isBlock(node: unknown): node is Block {
  return typeof node === "object" && node !== null && "t" in node;
}
