import type { Item } from "../model/bibliography.ts";
import type { Id } from "../model/manuscript.ts";

/** Under which names the cited items go through Pandoc and into the editions. */
export type CitationNames = {
  /** Name in Pandoc's run of an item or, where there is none, of a key. */
  readonly nameOf: (key: string) => string;
  readonly items: ReadonlyMap<string, { readonly key: string; readonly id: Id }>;
  /** Name → key that no item has. */
  readonly unknown: ReadonlyMap<string, string>;
};

/**
 * Keys may hold any sign. In Pandoc's run they are numbers, which no style changes; in the editions `ref-` and the key
 * made an NCName (ASCII letters, digits, `_`, `.`, `-`), unique.
 */
export function nameItems(
  items: readonly Item[],
  keys: readonly string[],
  find: (key: string) => Item | null,
): CitationNames {
  const names = new Map(items.map(({ id }, index) => [id, String(index)]));
  const unknownKeys = [...new Set(keys.filter((key) => find(key) === null))];
  const unknown = new Map(unknownKeys.map((key, index) => [String(items.length + index), key]));
  const nameOfUnknown = new Map([...unknown].map(([name, key]) => [key, name]));
  const taken = new Set<string>();
  return {
    nameOf: (key) => names.get(find(key)?.id ?? "") ?? nameOfUnknown.get(key) ?? "",
    items: new Map(items.map(({ id: key }, index) => [String(index), { key, id: uniqueId(key, taken) }])),
    unknown,
  };
}

function uniqueId(key: string, taken: Set<string>): Id {
  const base = `ref-${key
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[^A-Za-z0-9_.-]+/g, "-")}`;
  let id = base;
  for (let count = 2; taken.has(id); count += 1) id = `${base}-${count}`;
  taken.add(id);
  return id;
}
