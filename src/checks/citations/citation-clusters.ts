import type { Item } from "../../model/bibliography.ts";
import type { CitationRecord } from "../../model/citation-table.ts";
import type { CitationCluster } from "../../model/manuscript.ts";
import type { Inline } from "../../model/pandoc.ts";
import type { Place, Position } from "../../model/place.ts";
import type { Subject } from "../../model/subject.ts";
import { inlineText } from "../../tree/text.ts";
import { visitInlines } from "../../tree/walk.ts";
import { namesOf, yearOf } from "../reference-list/item-values.ts";

export type CitedWork = { readonly name: string; readonly year: number; readonly shown: string };

/** Two or more works cited in one pair of brackets, in the author's order. */
export type Cluster = {
  readonly place: Place;
  readonly end?: Position;
  readonly works: readonly CitedWork[];
};

/** Those typed by name and year. */
export function typedClusters({ citations: { citations } }: Subject): readonly Cluster[] {
  const clusters: CitationRecord[][] = [];
  for (const record of citations) {
    const before = clusters.at(-1)?.at(-1);
    if (before !== undefined && follows(before, record)) clusters.at(-1)?.push(record);
    else clusters.push([record]);
  }
  return clusters.flatMap((records): readonly Cluster[] => {
    const [first, last] = [records[0], records.at(-1)];
    const works = records.flatMap(workOfRecord);
    if (first === undefined || works.length < 2 || works.length < records.length) return [];
    return [{ place: first.place, ...(last?.end && { end: last.end }), works }];
  });
}

const longestMark = 3;

/** Behind "; " or ", " and nothing else. */
function follows(before: CitationRecord, { kind, place }: CitationRecord): boolean {
  const { end } = before;
  if (before.kind !== "typed" || kind !== "typed" || end === undefined) return false;
  const gap = place.column - end.column;
  return before.place.file === place.file && end.line === place.line && gap > 0 && gap < longestMark;
}

function workOfRecord({ names, dates, verdict, text }: CitationRecord): readonly CitedWork[] {
  const [name = ""] = names;
  const year = Number(/^\d{4}/.exec(dates[0] ?? "")?.[0]);
  // A bracket that is open behind a name belongs to a sentence.
  const isPlain = verdict !== "secondary" && verdict !== "scripture" && !/[()]/.test(text);
  return isPlain && name !== "" && year > 0 ? [{ name, year, shown: `${name} ${dates[0]}` }] : [];
}

/**
 * Those cited by key, where the citation style prints names in the order they were typed; none where it sorts them
 * itself, or prints numbers.
 */
export function keyedClusters({ manuscript, apparatus }: Subject): readonly Cluster[] {
  const several = manuscript.citations.filter(({ citations }) => citations.length > 1);
  if (apparatus.citationsAreNotes || several.length === 0) return [];
  const keys = new Map(apparatus.referenceList.map(({ id, key }) => [id, key]));
  const printed = several.map(({ id }) => apparatus.citations.get(id) ?? []);
  const isTyped = several.every((cluster, index) => isInOrder(cluster, printed[index] ?? [], keys));
  if (!isTyped || !printed.every((inlines) => /\p{L}{2}/u.test(inlineText(inlines)))) return [];
  const items = new Map(manuscript.bibliography.items.map((item) => [item.id, item]));
  return several.flatMap(({ place, citations }): readonly Cluster[] => {
    const works = citations.flatMap(({ citationId }) => workOfItem(items.get(citationId)));
    // "see …; but see …" is an order of its own.
    const isPlain = citations.slice(1).every(({ citationPrefix }) => citationPrefix.length === 0);
    return isPlain && works.length === citations.length ? [{ place, works }] : [];
  });
}

function workOfItem(item: Item | undefined): readonly CitedWork[] {
  const [author] = item === undefined ? [] : namesOf(item, "author");
  const name = author?.family || author?.literal || "";
  const year = item === undefined ? null : yearOf(item);
  return name === "" || year === null ? [] : [{ name, year, shown: `${name} ${year}` }];
}

function isInOrder(
  { citations }: CitationCluster,
  printed: readonly Inline[],
  keys: ReadonlyMap<string, string>,
): boolean {
  const typed = new Map(citations.map(({ citationId }, index) => [citationId, index]));
  let last = -1;
  let isAscending = true;
  visitInlines(printed, {
    inline: (inline) => {
      const at = inline.t === "Link" ? typed.get(keys.get(inline.c[2][0].slice(1)) ?? "") : undefined;
      if (at === undefined) return;
      isAscending &&= at >= last;
      last = at;
    },
  });
  return isAscending;
}
