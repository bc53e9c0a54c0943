import type { PublicationKind, Settings } from "../../model/metadata.ts";

type Size = Settings["trim"];

const named: ReadonlyMap<string, Size> = new Map([
  ["a3", { width: 297, height: 420 }],
  ["a4", { width: 210, height: 297 }],
  ["a5", { width: 148, height: 210 }],
  ["a6", { width: 105, height: 148 }],
  ["b5", { width: 176, height: 250 }],
  ["b6", { width: 125, height: 176 }],
  ["letter", { width: 215.9, height: 279.4 }],
  ["legal", { width: 215.9, height: 355.6 }],
  ["royal", { width: 156, height: 234 }],
  ["demy", { width: 138, height: 216 }],
  ["digest", { width: 139.7, height: 215.9 }],
  ["trade", { width: 152.4, height: 228.6 }],
]);

const millimetres: Readonly<Record<string, number>> = { mm: 1, cm: 10, in: 25.4 };

export function usualTrim(kind: PublicationKind): Size {
  return kind === "book" ? { width: 165, height: 235 } : { width: 210, height: 297 };
}

/** Millimetres of a named size (`a5`, `letter`) or of `165x235mm`, `6x9in`; null for anything else. */
export function parseTrim(text: string): Size | null {
  const written = text.toLowerCase().replace(/\s+/g, "");
  const known = named.get(written.replace(/paper$/, ""));
  if (known !== undefined) return known;
  const match = /^(\d+(?:\.\d+)?)(mm|cm|in)?[x×](\d+(?:\.\d+)?)(mm|cm|in)?$/.exec(written);
  if (match === null) return null;
  const factor = millimetres[match[4] ?? match[2] ?? "mm"] ?? 1;
  const size = { width: round(Number(match[1]) * factor), height: round(Number(match[3]) * factor) };
  return size.width < 50 || size.height < 50 || size.width > 1000 || size.height > 1000 ? null : size;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
