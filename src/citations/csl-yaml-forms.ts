import type { Item } from "../model/bibliography.ts";
import { kindOf } from "./csl-variables.ts";
import { isRecord } from "./entries-read.ts";

/**
 * CSL-YAML has forms of its own, which Pandoc reads: one name without a list around it, a name in words, dates as
 * `year`, `month` and `day`, and words such as `true`, which are texts where a text belongs. Here they become CSL-JSON's.
 */
export function inJsonForms(item: Item): Item {
  const variables = Object.entries(item).map(([name, value]) => [name, inJsonForm(name, value)]);
  return { ...Object.fromEntries(variables), id: item.id, type: item.type };
}

function inJsonForm(name: string, value: unknown): unknown {
  switch (kindOf(name)) {
    case "names":
      if (Array.isArray(value)) return value.map(nameIn);
      return isRecord(value) || typeof value === "string" ? [nameIn(value)] : value;
    case "date":
      return dateIn(value);
    case "text":
      return typeof value === "boolean" ? String(value) : value;
    case "unprinted":
      return value;
  }
}

function nameIn(value: unknown): unknown {
  return typeof value === "string" ? { literal: value } : value;
}

function dateIn(value: unknown): unknown {
  const days = Array.isArray(value) ? value : [value];
  const [first] = days;
  if (!days.every((each) => isRecord(each) && "year" in each) || !isRecord(first)) return value;
  return { ...first, "date-parts": days.map(partsOf) };
}

function partsOf(date: unknown): readonly unknown[] {
  return isRecord(date) ? [date["year"], date["month"] ?? null, date["day"] ?? null] : [];
}
