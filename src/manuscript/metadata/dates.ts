import type { IsoDate } from "../../model/metadata.ts";

/** `computed`: only known when the text is knitted or rendered. */
export type ParsedDate = { readonly iso: IsoDate } | "computed" | "ambiguous" | "unknown";

/** A date as people write it: ISO 8601, `2 June 2019`, `June 2, 2019`, `05.08.2019`, `June 2019`, `2019`. */
export function parseDate(text: string, language: string): ParsedDate {
  const written = text.trim().replace(/(\d)(?:st|nd|rd|th)\b/g, "$1");
  if (/^(?:last-modified|today|now)\b|`r |Sys\.(?:Date|time)|\{\{|\{%/i.test(written)) return "computed";
  return isoDate(written) ?? numericDate(written) ?? namedDate(written, language) ?? "unknown";
}

function isoDate(text: string): ParsedDate | null {
  const match = /^(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?(?:[T ].*)?$/.exec(text);
  return match === null ? null : build(match[1], match[2], match[3]);
}

/** Points say day first; slashes say nothing unless one number is above 12. */
function numericDate(text: string): ParsedDate | null {
  const match = /^(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4})$/.exec(text);
  if (match === null) return null;
  const [, first = "", sign, second = "", year] = match;
  if (sign === "." || Number(first) > 12) return build(year, second, first);
  if (Number(second) > 12) return build(year, first, second);
  return first === second ? build(year, first, second) : "ambiguous";
}

function namedDate(text: string, language: string): ParsedDate | null {
  const words = text
    .replace(/[,.]/g, " ")
    .split(/\s+/)
    .filter((word) => !/^(?:de|of|den|le|el)$/i.test(word));
  const years = words.filter((word) => /^\d{4}$/.test(word));
  const days = words.filter((word) => /^\d{1,2}$/.test(word));
  const names = words.filter((word) => !/^\d+$/.test(word));
  const month = names.map((name) => monthOf(name, language)).find((number) => number > 0);
  if (years.length !== 1 || days.length > 1 || month === undefined) return null;
  return build(years[0], `${month}`, days[0]);
}

/** 1 to 12; 0 for a word that is no month's name or abbreviation in English or the language. */
function monthOf(word: string, language: string): number {
  const plain = word.toLowerCase();
  for (const locale of ["en", language])
    for (let month = 0; month < 12; month += 1) {
      const name = new Intl.DateTimeFormat(`${locale}-u-ca-gregory`, { month: "long", timeZone: "UTC" })
        .format(Date.UTC(2000, month, 15))
        .toLowerCase();
      if (name === plain || (plain.length >= 3 && name.startsWith(plain))) return month + 1;
    }
  return 0;
}

function build(year: string | undefined, month?: string, day?: string): ParsedDate {
  const y = Number(year);
  const m = Number(month ?? 1);
  const d = Number(day ?? 1);
  const date = new Date(Date.UTC(y, m - 1, d));
  if (date.getUTCMonth() !== m - 1 || date.getUTCDate() !== d) return "unknown";
  const parts = [year, month, day].filter((part) => part !== undefined);
  return { iso: parts.map((part) => part.padStart(2, "0")).join("-") };
}
