import type { Item } from "../model/bibliography.ts";

/** A person or body of a CSL-JSON name variable; `family` is a body's whole name where it has no given name. */
export type WorkName = { readonly family: string; readonly given: string; readonly literal: string };

/** A text or number variable as plain words: titles may hold HTML, as CSL-JSON 1.0.2 allows. */
export function workText(item: Item, variable: string): string {
  const value = item[variable];
  if (typeof value === "number") return String(value);
  if (typeof value !== "string") return "";
  return value
    .replace(/<\/?(?:i|b|sub|sup|sc|span)\b[^>]*>/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** The DOI without an address before it; empty where the work has none. */
export function workDoi(item: Item): string {
  return workText(item, "DOI").replace(/^https?:\/\/(?:dx\.)?doi\.org\//i, "");
}

/** Year, month and day, as many as are known; empty for a date in words. */
export function workDate(item: Item, variable: string): readonly number[] {
  const value = item[variable];
  const parts = isRecord(value) && Array.isArray(value["date-parts"]) ? value["date-parts"] : [];
  const [first] = parts;
  const numbers = Array.isArray(first) ? first.map(Number) : [];
  const end = numbers.findIndex((number) => !Number.isInteger(number) || number === 0);
  return end < 0 ? numbers : numbers.slice(0, end);
}

export function workNames(item: Item, variable: string): readonly WorkName[] {
  const value = item[variable];
  if (!Array.isArray(value)) return [];
  return value.filter(isRecord).map((name) => {
    const part = (key: string): string => (typeof name[key] === "string" ? name[key].trim() : "");
    const family = [part("non-dropping-particle"), part("family")].filter((each) => each !== "").join(" ");
    const given = [part("given"), part("dropping-particle")].filter((each) => each !== "").join(" ");
    return { family, given, literal: part("literal") };
  });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
