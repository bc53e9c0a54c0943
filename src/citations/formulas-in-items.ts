import type { Item } from "../model/bibliography.ts";
import type { Inline } from "../model/pandoc.ts";
import { isRecord } from "./entries-read.ts";

/** `$…$` as Pandoc's Markdown takes it for mathematics: no blank inside the signs, no digit after them. */
const formula = /\$(?!\s)([^$]+)(?<!\s)\$(?!\d)/g;
const untouched = new Set(["id", "type", "URL", "DOI"]);

export type WithoutFormulas = {
  readonly items: readonly Item[];
  readonly formulas: readonly string[];
};

/**
 * CSL knows no mathematics and would change the case of a formula's letters. Each one goes through the style as a sign
 * of its own (private use characters around its index) and is put back by `restoreFormulas`.
 */
export function takeFormulas(items: readonly Item[]): WithoutFormulas {
  const formulas: string[] = [];
  const take = (value: unknown): unknown => {
    if (typeof value === "string")
      return value.replace(formula, (_, tex: string) => `\uE000${formulas.push(tex) - 1}\uE001`);
    if (Array.isArray(value)) return value.map(take);
    if (!isRecord(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, take(inner)]));
  };
  const without = items.map((item): Item => {
    const variables = Object.entries(item).map(
      ([name, value]) => [name, untouched.has(name) ? value : take(value)] as const,
    );
    return { ...Object.fromEntries(variables), id: item.id, type: item.type };
  });
  return { items: without, formulas };
}

export function restoreFormulas(text: string, formulas: readonly string[]): readonly Inline[] {
  return text.split(/\uE000(\d+)\uE001/).flatMap((piece, index): readonly Inline[] => {
    if (index % 2 === 1) return [{ t: "Math", c: [{ t: "InlineMath" }, formulas[Number(piece)] ?? ""] }];
    return piece === "" ? [] : [{ t: "Str", c: piece }];
  });
}
