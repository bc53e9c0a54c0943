import type { CitationRecord } from "../../model/citation-table.ts";
import { endOf } from "./aligned-text.ts";

/** A work cited, with where its date ends and its bracket opens. */
export type PlacedCitation = {
  readonly record: CitationRecord;
  readonly start: number;
  readonly dateStart: number;
  readonly dateEnd: number;
};

/** Citations of one pair of brackets, and the names before it where they belong to a sentence. */
export type CitationRegion = {
  /** Of the names or the bracket. */
  readonly start: number;
  readonly open: number;
  /** Of the closing bracket. */
  readonly close: number;
  readonly narrative: boolean;
  readonly citations: readonly PlacedCitation[];
};

const farthest = 1200;

/** Groups typed citations by their brackets. Those that stand in none, or cannot be found in the Markdown, are left out. */
export function citationRegions(
  markdown: string,
  records: readonly CitationRecord[],
  offsetOf: (record: CitationRecord) => number,
): readonly CitationRegion[] {
  const regions = new Map<
    number,
    { start: number; close: number; narrative: boolean; citations: PlacedCitation[] }
  >();
  for (const record of records) {
    const placed = locate(markdown, record, offsetOf(record));
    if (placed === null) continue;
    const inside = markdown.slice(placed.start, placed.dateStart).lastIndexOf("(");
    const open = inside === -1 ? openingBefore(markdown, placed.start) : placed.start + inside;
    const close = open === null ? null : closingBehind(markdown, open, placed.dateEnd);
    if (open === null || close === null) continue;
    const known = regions.get(open);
    if (known !== undefined) known.citations.push(placed);
    else
      regions.set(open, {
        start: inside === -1 ? open : placed.start,
        close,
        narrative: inside !== -1,
        citations: [placed],
      });
  }
  return [...regions].map(([open, region]) => ({ ...region, open }));
}

function locate(markdown: string, record: CitationRecord, start: number): PlacedCitation | null {
  const [date] = record.dates;
  if (date === undefined) return null;
  const names = Math.max(0, ...record.names.map((name) => record.text.indexOf(name) + name.length));
  const at = record.text.indexOf(date, record.names.some((name) => record.text.includes(name)) ? names : 0);
  if (at === -1) return null;
  const dateStart = endOf(record.text.slice(0, at), markdown, start);
  const dateEnd = endOf(record.text.slice(0, at + date.length), markdown, start);
  return dateStart === null || dateEnd === null ? null : { record, start, dateStart, dateEnd };
}

/** The bracket that is open at an offset; null where there is none in the paragraph. */
function openingBefore(markdown: string, offset: number): number | null {
  let depth = 0;
  for (let at = offset - 1; at >= 0 && offset - at < farthest; at -= 1) {
    if (markdown[at] === "\n" && markdown[at - 1] === "\n") return null;
    if (markdown[at] === ")") depth += 1;
    if (markdown[at] === "(" && depth === 0) return at;
    if (markdown[at] === "(") depth -= 1;
  }
  return null;
}

function closingBehind(markdown: string, open: number, from: number): number | null {
  let depth = 0;
  for (let at = open; at < markdown.length && at - from < farthest; at += 1) {
    if (markdown[at] === "\n" && markdown[at + 1] === "\n") return null;
    if (markdown[at] === "(") depth += 1;
    if (markdown[at] === ")") depth -= 1;
    if (depth === 0) return at;
  }
  return null;
}
