import type { Item } from "../model/bibliography.ts";
import type { Pandoc } from "../model/tools.ts";
import { asItem, listIn } from "./entries-read.ts";

/** Pandoc takes about 3 ms an entry: batches of this size keep both of its processes busy and a refusal cheap. */
const batchSize = 250;

export type Conversion<Entry> = {
  /** The reader's name in Pandoc. */
  readonly from: string;
  /** One document of these entries; entry `entries[i]` carries the id `nameOf(entries[i])`. */
  readonly write: (entries: readonly Entry[]) => string;
  readonly nameOf: (entry: Entry) => string;
};

export type Converted<Entry> = {
  /** Entry → its CSL item, under the id the conversion gave it. What Pandoc takes for no item is in neither. */
  readonly items: ReadonlyMap<Entry, Item>;
  /** Entry Pandoc refuses → the reason, in Pandoc's words. */
  readonly refused: ReadonlyMap<Entry, string>;
};

/** Has Pandoc turn entries into CSL items; in a batch that it refuses, halving finds the entries to blame. */
export async function convertEntries<Entry>(
  entries: readonly Entry[],
  conversion: Conversion<Entry>,
  pandoc: Pandoc,
): Promise<Converted<Entry>> {
  const batches = Array.from({ length: Math.ceil(entries.length / batchSize) }, (_, index) =>
    entries.slice(index * batchSize, (index + 1) * batchSize),
  );
  return merge(await Promise.all(batches.map((batch) => convertBatch(batch, conversion, pandoc))));
}

async function convertBatch<Entry>(
  batch: readonly Entry[],
  conversion: Conversion<Entry>,
  pandoc: Pandoc,
): Promise<Converted<Entry>> {
  try {
    const options = { from: conversion.from, to: "csljson" };
    const { output } = await pandoc({ options, input: conversion.write(batch) });
    const items = (listIn(JSON.parse(output)) ?? []).map(asItem);
    const byName = new Map(items.flatMap((item) => (item === null ? [] : [[item.id, item] as const])));
    const pairs = batch.flatMap((entry) => {
      const item = byName.get(conversion.nameOf(entry));
      return item === undefined ? [] : [[entry, item] as const];
    });
    return { items: new Map(pairs), refused: new Map() };
  } catch (error) {
    const reason = refusal(error);
    if (reason === null) throw error;
    const [only] = batch;
    if (only !== undefined && batch.length === 1)
      return { items: new Map(), refused: new Map([[only, reason]]) };
    const middle = Math.ceil(batch.length / 2);
    const halves = [batch.slice(0, middle), batch.slice(middle)];
    return merge(await Promise.all(halves.map((half) => convertBatch(half, conversion, pandoc))));
  }
}

/** Why Pandoc refused its input; null for every other failure, which is not the entries' fault. */
export function refusal(error: unknown): string | null {
  const message = error instanceof Error ? error.message : "";
  if (!message.startsWith("Pandoc refused its input")) return null;
  return /unexpected [^\n@]*?(?= @|\n|$)/.exec(message)?.[0].trim() ?? "no reason given";
}

function merge<Entry>(parts: readonly Converted<Entry>[]): Converted<Entry> {
  return {
    items: new Map(parts.flatMap(({ items }) => [...items])),
    refused: new Map(parts.flatMap(({ refused }) => [...refused])),
  };
}
