import type { CitationRegion, PlacedCitation } from "./citation-regions.ts";

type Part = {
  readonly key: string;
  readonly prefix: string;
  /** Names as typed, with what divides them from the date. */
  readonly names: string;
  readonly suffix: string;
};

/** The Markdown of one keyed form, and how much of the typed text in front of it stays as it is. */
export type KeyedForm = { readonly typedBefore: string; readonly cluster: string };

/**
 * Ways to write a region's citations by key, the best first: names and dates by the style; then names as typed and dates
 * by the style. Null where the brackets hold more than citations.
 */
export function keyedForms(markdown: string, region: CitationRegion): readonly KeyedForm[] {
  const parts = partsOf(markdown, region);
  if (parts === null) return [];
  if (!region.narrative)
    return [
      {
        typedBefore: "",
        cluster: bracket(parts.map(({ key, prefix, suffix }) => `${prefix}${cited(key, suffix)}`)),
      },
      {
        typedBefore: "",
        cluster: bracket(
          parts.map(({ key, prefix, names, suffix }) =>
            names === "" ? `${prefix}${cited(key, suffix)}` : `${prefix}${names}-${cited(key, suffix)}`,
          ),
        ),
      },
    ];
  const [first, ...rest] = parts;
  if (first === undefined) return [];
  const behind = [
    first.suffix.replace(/^[,:]?\s*/, ""),
    ...rest.map(({ key, suffix }) => `-${cited(key, suffix)}`),
  ].filter((text) => text !== "");
  const typedBefore = markdown.slice(region.start, region.open);
  return [
    {
      typedBefore: "",
      cluster: behind.length === 0 ? cited(first.key, "") : `${cited(first.key, "")} ${bracket(behind)}`,
    },
    { typedBefore, cluster: bracket(parts.map(({ key, suffix }) => `-${cited(key, suffix)}`)) },
  ];
}

function bracket(parts: readonly string[]): string {
  return `[${parts.join("; ")}]`;
}

/** Braces where what follows could belong to the key. */
function cited(key: string, suffix: string): string {
  const isPlain = /^[\p{L}\p{N}_]+$/u.test(key) && /^(?:[,;\s\]]|$)/.test(suffix);
  return `@${isPlain ? key : `{${key}}`}${suffix}`;
}

function partsOf(
  markdown: string,
  { open, close, narrative, citations }: CitationRegion,
): readonly Part[] | null {
  const parts: Part[] = [];
  let prefix = "";
  for (const [index, citation] of citations.entries()) {
    const next = citations[index + 1];
    const isFirst = index === 0;
    const key = citation.record.item;
    if (key === null) return null;
    if (isFirst && narrative && markdown.slice(open + 1, citation.dateStart).trim() !== "") return null;
    if (isFirst && !narrative) prefix = markdown.slice(open + 1, citation.start);
    const behind = markdown.slice(citation.dateEnd, next?.start ?? close);
    const divided = next === undefined ? { suffix: behind, prefix: "" } : divide(behind);
    const names = narrative ? "" : markdown.slice(citation.start, citation.dateStart);
    if (/[[\]@;]/.test(`${prefix}${divided.suffix}`.replace(/\\./g, ""))) return null;
    parts.push({ key, prefix, names: ownNames(citation, names), suffix: divided.suffix.replace(/\s+$/, "") });
    prefix = divided.prefix;
  }
  return parts;
}

/** A second date has the names of the first. */
function ownNames({ record }: PlacedCitation, names: string): string {
  return record.names.some((name) => record.text.includes(name)) ? names : "";
}

/** What stands between two citations: the end of the first, the sign between them, the beginning of the second. */
function divide(text: string): { readonly suffix: string; readonly prefix: string } {
  const [, before, after] = /^([^;]*);\s*(.*)$/s.exec(text) ?? [];
  if (before !== undefined && after !== undefined) return { suffix: before, prefix: after };
  return { suffix: text.replace(/\s*(?:,?\s+(?:and|&|\\&|und|et|y|و)|,|[،؛])\s*$/u, ""), prefix: "" };
}
