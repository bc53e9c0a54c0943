import type { CitationRecord, CitationTable, Verdict } from "../model/citation-table.ts";
import { noPaint, type Paint } from "./paint.ts";
import { placeText } from "./places.ts";
import { printable } from "./printable.ts";

/** Each verdict as people are told it, in the order of the counts, with how it is painted. */
const verdicts: Readonly<Record<Verdict, { readonly words: string; readonly paint: keyof Paint }>> = {
  exact: { words: "agrees", paint: "faint" },
  missing: { words: "not listed", paint: "error" },
  "wrong-author": { words: "another author", paint: "error" },
  spelling: { words: "other spelling", paint: "warning" },
  year: { words: "other year", paint: "warning" },
  "spelling-and-year": { words: "other spelling and year", paint: "warning" },
  date: { words: "other day", paint: "warning" },
  "date-order": { words: "day or month first", paint: "warning" },
  calendar: { words: "other calendar", paint: "warning" },
  ambiguous: { words: "several fit", paint: "warning" },
  secondary: { words: "cited through another", paint: "advice" },
  scripture: { words: "scripture", paint: "faint" },
};

/**
 * The table for a person: every citation in the order of the text with its place, the item it means, the verdict and,
 * unless all agrees, the reason; then the items that nothing cites, and the verdicts counted.
 */
export function citationTableText(table: CitationTable, paint: Paint = noPaint): string {
  const { citations, items } = table;
  const texts = new Map(items.map(({ id, text }) => [id, text]));
  const widest = Math.max(0, ...citations.map(({ place }) => placeText(place).length));
  const rows = citations.flatMap((record) => rowsOf(record, texts, widest, paint));
  const uncited = items.filter(({ cited }) => cited === 0);
  const never = uncited.map(({ place, text }) => `${placeText(place).padEnd(widest)}  ${printable(text)}`);
  return [
    ...rows,
    ...(never.length === 0 ? [] : ["", paint.strong("Never cited"), ...never]),
    ...(citations.length === 0 ? [] : [""]),
    ...counts(table, paint),
    "",
  ].join("\n");
}

function rowsOf(
  { place, text, item, candidates, verdict, reason }: CitationRecord,
  texts: ReadonlyMap<string, string>,
  widest: number,
  paint: Paint,
): readonly string[] {
  const { words, paint: tone } = verdicts[verdict];
  const indent = " ".repeat(widest + 2);
  const shown = (id: string): string => printable(texts.get(id) ?? id);
  const others = candidates.filter((id) => id !== item).map((id) => `${indent}  or ${shown(id)}`);
  return [
    `${paint.strong(placeText(place).padEnd(widest))}  ${printable(text)}  ${paint[tone](words)}`,
    ...(item === null ? [] : [`${indent}= ${shown(item)}`]),
    ...others,
    ...(verdict === "exact" ? [] : [`${indent}${paint.faint(printable(reason))}`]),
  ];
}

function counts({ citations, items }: CitationTable, paint: Paint): readonly string[] {
  const numbers = new Map<string, number>();
  for (const { verdict } of citations) {
    const { words } = verdicts[verdict];
    numbers.set(words, (numbers.get(words) ?? 0) + 1);
  }
  const lines = Object.values(verdicts).flatMap(({ words }) => {
    const number = numbers.get(words);
    return number === undefined ? [] : [`${String(number).padStart(6)}  ${words}`];
  });
  const cited = items.filter((item) => item.cited > 0).length;
  const total = `${citations.length} ${citations.length === 1 ? "citation" : "citations"}`;
  return [paint.strong(`${total}, ${cited} of ${items.length} items cited`), ...lines];
}
