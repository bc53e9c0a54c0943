import type { Item } from "../../model/bibliography.ts";

/** A name of a work's author or editor, as far as it is one. */
export type Name = { readonly family: string; readonly given: string; readonly literal: string };

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string {
  if (typeof value === "number") return String(value);
  return typeof value === "string" ? value.trim() : "";
}

/** A variable's text without the tags of rich text; empty where it has none. */
export function fieldOf(item: Item, variable: string): string {
  return textOf(item[variable]).replace(/<\/?(?:i|b|em|strong|sup|sub|sc|span)\b[^<>]*>/g, "");
}

export function has(item: Item, ...variables: readonly string[]): boolean {
  return variables.some((variable) => {
    const value = item[variable];
    return textOf(value) !== "" || (typeof value === "object" && value !== null);
  });
}

/** Names of one role (`author`, `editor`) in their order; the particle belongs to the family name. */
export function namesOf(item: Item, role: string): readonly Name[] {
  const value = item[role];
  if (!Array.isArray(value)) return [];
  return value.filter(isRecord).map((name) => ({
    family: [name["non-dropping-particle"], name["dropping-particle"], name["family"]]
      .map(textOf)
      .filter((part) => part !== "")
      .join(" "),
    given: textOf(name["given"]),
    literal: textOf(name["literal"]),
  }));
}

/** Numbers of a date's first day: year, month, day; empty where it was not understood. */
export function dateOf(item: Item, variable = "issued"): readonly number[] {
  const value = item[variable];
  const parts = isRecord(value) && Array.isArray(value["date-parts"]) ? value["date-parts"] : [];
  const first: unknown = parts[0];
  if (!Array.isArray(first)) return [];
  const numbers = first.map((part: unknown) => Number(textOf(part)));
  return numbers[0] !== undefined && Number.isInteger(numbers[0]) && numbers[0] !== 0 ? numbers : [];
}

export function yearOf(item: Item): number | null {
  return dateOf(item)[0] ?? null;
}

/** Whether anything was said of the date, "in press" and "n.d." included. */
export function hasDate(item: Item): boolean {
  return has(item, "issued", "status") || fieldOf(item, "note") !== "";
}

/** A DOI without an address before it, in small letters: `10.1000/182`; empty where there is none. */
export function doiOf(item: Item): string {
  return fieldOf(item, "DOI")
    .toLowerCase()
    .replace(/^(?:https?:\/\/)?(?:dx\.)?(?:doi\.org\/|doi:\s*)/, "");
}

/** Letters and digits alone, in one case, without diacritics. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replaceAll("ø", "o")
    .replaceAll("æ", "ae")
    .replaceAll("ł", "l")
    .normalize("NFKD")
    .replace(/[^\p{L}\p{Nd}]/gu, "");
}

/** How an entry is called in a message: its key, author and year. */
export function entryName(item: Item): string {
  const [first] = namesOf(item, "author");
  const author = first === undefined ? "" : first.literal || first.family;
  const year = yearOf(item);
  const said = [author, year === null ? "" : String(year)].filter((part) => part !== "").join(" ");
  return said === "" ? `"${item.id}"` : `"${item.id}" (${said})`;
}
