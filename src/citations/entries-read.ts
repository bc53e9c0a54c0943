import type { Item } from "../model/bibliography.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { Place } from "../model/place.ts";

export type EntryRead = {
  readonly item: Item;
  /** Where the entry starts; in CSL-JSON and CSL-YAML, where its `id` stands. */
  readonly place: Place;
  /** CSL variable → where the entry has it, as far as its format tells. */
  readonly fieldPlaces?: ReadonlyMap<string, Place>;
};

/** What one bibliography file holds. */
export type EntriesRead = {
  /** In file order; keys may repeat. */
  readonly entries: readonly EntryRead[];
  /** Entries that are there under a key and could not be read. */
  readonly unread: readonly { readonly key: string; readonly place: Place }[];
  readonly diagnostics: readonly Diagnostic[];
};

/** An entry that is not written as its format wants it. */
export function malformed(place: Place, message: string, help: string): Diagnostic {
  return { check: "reference-list/entry-is-well-formed", severity: "error", place, message, help };
}

/** For a file none of whose entries could be read. */
export function noEntries(diagnostic: Diagnostic): EntriesRead {
  return { entries: [], unread: [], diagnostics: [diagnostic] };
}

/** CSL-JSON and CSL-YAML are a list of items, or a mapping that has the list under `references`. */
export function listIn(value: unknown): readonly unknown[] | null {
  if (Array.isArray(value)) return value;
  const inner = isRecord(value) ? value["references"] : null;
  return Array.isArray(inner) ? inner : null;
}

/** An object with an `id` (a text or a number) as a CSL item; null for anything else. */
export function asItem(value: unknown): Item | null {
  if (!isRecord(value)) return null;
  const { id, type } = value;
  if ((typeof id !== "string" || id.trim() === "") && typeof id !== "number") return null;
  return { ...value, id: String(id), type: typeof type === "string" && type !== "" ? type : "document" };
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
