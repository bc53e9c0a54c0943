import type { PandocDocument } from "../../model/pandoc.ts";

/** Lists of 16 levels in quotations of 32, with words emphasised in them, take some ninety. */
const deepest = 120;

/** A document none of whose elements lies deeper than any reader can follow, and how many were left out for that. */
export type Shallow = { readonly document: PandocDocument; readonly leftOut: number };

/**
 * Takes out of a tree what is nested so deep that it would exhaust the stack of whoever walks it: ours, a validator's, a
 * reading system's. `document` is changed in place.
 */
export function keepDepth(document: PandocDocument): Shallow {
  let leftOut = 0;
  const open: { readonly value: unknown; readonly depth: number }[] = [{ value: document.blocks, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, depth } = next;
    if (Array.isArray(value)) {
      if (depth >= deepest) {
        const kept = value.filter((each) => !isElement(each));
        leftOut += value.length - kept.length;
        value.splice(0, value.length, ...kept);
      }
      for (const each of value)
        if (typeof each === "object" && each !== null) open.push({ value: each, depth });
    } else if (isElement(value)) open.push({ value: value.c, depth: depth + 1 });
  }
  return { document, leftOut };
}

function isElement(value: unknown): value is { readonly t: string; readonly c?: unknown } {
  return typeof value === "object" && value !== null && "t" in value;
}
