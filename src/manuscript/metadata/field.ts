import type { Place } from "../../model/place.ts";

export type Scalar = string | number | boolean | null;

/** A value of a metadata or configuration file. */
export type Field = {
  /** Of the value; a list or mapping stands at its key. */
  readonly place: Place;
  /** Of the key; of the item itself in a list. */
  readonly keyPlace: Place;
  readonly data: Scalar | readonly Field[] | Fields;
};

/** A mapping, in file order. */
export type Fields = ReadonlyMap<string, Field>;

export function asText(field: Field | undefined): string | null {
  const data = field?.data;
  return typeof data === "string" || typeof data === "number" || typeof data === "boolean" ? `${data}` : null;
}

/** YAML 1.2 knows no `yes`, many authors do. */
export function asFlag(field: Field | undefined): boolean | null {
  const text = asText(field);
  if (text === null) return null;
  if (/^(?:true|yes|on)$/i.test(text)) return true;
  return /^(?:false|no|off)$/i.test(text) ? false : null;
}

export function asFields(field: Field | undefined): Fields | null {
  return field !== undefined && field.data instanceof Map ? field.data : null;
}

/** The items of a list; a single value is a list of one; nothing is an empty list. */
export function asList(field: Field | undefined): readonly Field[] {
  if (field === undefined || field.data === null) return [];
  return isList(field.data) ? field.data : [field];
}

function isList(data: Field["data"]): data is readonly Field[] {
  return Array.isArray(data);
}

/** Without places. */
export function plain({ data }: Field): unknown {
  if (isList(data)) return data.map(plain);
  if (data instanceof Map) return Object.fromEntries([...data].map(([key, field]) => [key, plain(field)]));
  return data;
}

/** The field at a path of keys. */
export function fieldAt(fields: Fields, ...keys: readonly string[]): Field | undefined {
  const [first = "", ...rest] = keys;
  const field = fields.get(first);
  if (rest.length === 0) return field;
  const inner = asFields(field);
  return inner === null ? undefined : fieldAt(inner, ...rest);
}

/** The first mapping wins where several have a key. */
export function mergeFields(...layers: readonly Fields[]): Fields {
  const merged = new Map<string, Field>();
  for (const layer of layers) for (const [key, field] of layer) if (!merged.has(key)) merged.set(key, field);
  return merged;
}
