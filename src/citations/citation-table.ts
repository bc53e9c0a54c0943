import type { Bibliography, Item } from "../model/bibliography.ts";
import type { CitationRecord, CitationTable, CitedItem } from "../model/citation-table.ts";
import type { Manuscript } from "../model/manuscript.ts";
import type { Citation } from "../model/pandoc.ts";
import type { Passage } from "../model/passage.ts";
import type { Place } from "../model/place.ts";
import { joinedPassages } from "../tree/joined-passages.ts";
import { inlineText } from "../tree/text.ts";
import { itemFinder } from "./item-finder.ts";
import { listedItem } from "./matching/listed-item.ts";
import { passagesWithoutList } from "./passages-without-list.ts";
import { separateCitations } from "./separate-citations.ts";
import { readLocator } from "./typed/read-locator.ts";
import type { TypedEntry } from "./typed-list/typed-list.ts";
import { type Located, typedRecords } from "./typed-records.ts";

/**
 * Every citation of the text with the item it means: those by key, and those typed by name and date in paragraphs,
 * captions, cells, notes and quotations, or by the numbers of a typed list. `items` are a bibliography file's or a typed
 * list's, whose `entries` know their numbers; where there are none, typed citations stand in the table as missing and
 * nothing can be said against them.
 */
export function citationTable(
  manuscript: Pick<Manuscript, "divisions" | "citations">,
  passages: readonly Passage[],
  items: Bibliography,
  entries: readonly TypedEntry[] = [],
): CitationTable {
  const keyed = keyedRecords(manuscript, items);
  const typed = typedRecords(joinedPassages(passagesWithoutList(passages, items)), items, entries);
  const divisions = new Map(manuscript.divisions.map(({ id }, index) => [id, index]));
  const citations = merge(keyed, typed, divisions).map(({ record }) => record);
  return { citations, items: citedItems(items, citations) };
}

function keyedRecords({ citations }: Pick<Manuscript, "citations">, items: Bibliography): readonly Located[] {
  const find = itemFinder(items);
  return citations.flatMap((cluster) =>
    separateCitations(cluster.citations).map((citation): Located => {
      const item = find(citation.citationId);
      return {
        record: keyedRecord(citation, citation.place ?? cluster.place, item),
        division: cluster.division,
      };
    }),
  );
}

function keyedRecord(
  { citationId, citationSuffix }: Citation,
  place: Place,
  item: Item | null,
): CitationRecord {
  return {
    place,
    text: `@${citationId}`,
    kind: "keyed",
    names: [],
    dates: [],
    locator: readLocator(inlineText(citationSuffix)),
    item: item?.id ?? null,
    candidates: item === null ? [] : [item.id],
    verdict: item === null ? "missing" : "exact",
    reason: item === null ? `The bibliography has no item "${citationId}".` : "The key is the item's.",
  };
}

/** Both are in the order of the text; where they meet, the place decides. */
function merge(
  keyed: readonly Located[],
  typed: readonly Located[],
  divisions: ReadonlyMap<string, number>,
): readonly Located[] {
  const merged: Located[] = [];
  let next = 0;
  for (const one of typed) {
    let other = keyed[next];
    while (other !== undefined && isBefore(other, one, divisions)) {
      merged.push(other);
      next += 1;
      other = keyed[next];
    }
    merged.push(one);
  }
  return [...merged, ...keyed.slice(next)];
}

function isBefore(a: Located, b: Located, divisions: ReadonlyMap<string, number>): boolean {
  const [ours, theirs] = [divisions.get(a.division) ?? 0, divisions.get(b.division) ?? 0];
  if (ours !== theirs) return ours < theirs;
  const [here, there] = [a.record.place, b.record.place];
  return here.line < there.line || (here.line === there.line && here.column < there.column);
}

function citedItems(
  { items, places }: Bibliography,
  citations: readonly CitationRecord[],
): readonly CitedItem[] {
  const counts = new Map<string, number>();
  for (const { item } of citations) if (item !== null) counts.set(item, (counts.get(item) ?? 0) + 1);
  return items.map((item, index): CitedItem => {
    const place = places.get(item.id) ?? { file: "", line: 1, column: 1, certainty: "near" };
    return { id: item.id, place, text: shortText(item, index), cited: counts.get(item.id) ?? 0 };
  });
}

/** "Hill, 2017, The title" in one line. */
function shortText(item: Item, index: number): string {
  const { names, date, suffix, title } = listedItem(item, index);
  const [first, second] = names.map(({ text }) => text);
  const author =
    names.length > 2 ? `${first} et al.` : [first, second].filter((name) => name !== undefined).join(" & ");
  const year = date === null ? "" : `${date.year}${suffix}`;
  return [author, year, title]
    .filter((part) => part !== "")
    .join(", ")
    .replace(/\s+/gu, " ");
}
