import type { Bibliography, Item } from "../model/bibliography.ts";
import type { CitationRecord, CitationTable, CitedItem } from "../model/citation-table.ts";
import type { Manuscript } from "../model/manuscript.ts";
import type { Citation } from "../model/pandoc.ts";
import type { Passage } from "../model/passage.ts";
import type { Place } from "../model/place.ts";
import { type JoinedPassage, joinedPassages } from "../tree/joined-passages.ts";
import { inlineText } from "../tree/text.ts";
import { itemFinder } from "./item-finder.ts";
import { foldName } from "./matching/fold-name.ts";
import { type ItemIndex, indexItems } from "./matching/item-index.ts";
import { listedItem } from "./matching/listed-item.ts";
import { type Match, matchCitations } from "./matching/match-citations.ts";
import { passagesWithoutList } from "./passages-without-list.ts";
import { separateCitations } from "./separate-citations.ts";
import { standsBehindEvent } from "./typed/event-places.ts";
import { findCitations } from "./typed/find-citations.ts";
import type { FoundCitation } from "./typed/found-citation.ts";
import { readLocator } from "./typed/read-locator.ts";

/**
 * Every citation of the text with the item it means: those by key, and those typed by name and date in paragraphs,
 * captions, cells, notes and quotations. `items` are a bibliography file's or a typed list's; where there are none,
 * typed citations stand in the table as missing and nothing can be said against them.
 */
export function citationTable(
  manuscript: Pick<Manuscript, "divisions" | "citations">,
  passages: readonly Passage[],
  items: Bibliography,
): CitationTable {
  const keyed = keyedRecords(manuscript, items);
  const typed = typedRecords(joinedPassages(passagesWithoutList(passages, items)), items);
  const divisions = new Map(manuscript.divisions.map(({ id }, index) => [id, index]));
  const citations = merge(keyed, typed, divisions).map(({ record }) => record);
  return { citations, items: citedItems(items, citations) };
}

/** A record and the division it stands in. */
type Located = { readonly record: CitationRecord; readonly division: string };

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

function typedRecords(passages: readonly JoinedPassage[], items: Bibliography): readonly Located[] {
  const found = findCitations(passages);
  const index = indexItems(items);
  const matches = matchCitations(found, index);
  const isAuthorPage = (match: Match | null, at: number): boolean =>
    match !== null && found[at]?.form === "author-page";
  const events = placesOfEvents(found, index);
  const writesBare = hasBareCitations(found, matches);
  const writesPages = matches.filter(isAuthorPage).length >= enoughForAHabit;
  return found.flatMap((citation, at): readonly Located[] => {
    const match = matches[at] ?? null;
    if (match === null || isTaken(found, matches, at)) return [];
    if (isAuthorPage(match, at) && !writesPages) return [];
    if (match.verdict === "missing" && events.has(citation)) return [];
    if (citation.certainty === "bare" && match.verdict === "missing" && !writesBare) return [];
    return [{ record: typedRecord(citation, match, index), division: citation.passage.division }];
  });
}

/** Places and years behind an event, where neither the list nor another citation has such an author. */
function placesOfEvents(found: readonly FoundCitation[], { named }: ItemIndex): ReadonlySet<FoundCitation> {
  const behind = found.filter(standsBehindEvent);
  if (behind.length === 0) return new Set();
  const authors = new Set(
    found
      .filter((citation) => !standsBehindEvent(citation))
      .map(({ names: [first = ""] }) => foldName(first)),
  );
  return new Set(
    behind.filter(
      ({ names: [first = ""] }) => !authors.has(foldName(first)) && named(foldName(first)) === null,
    ),
  );
}

/** Of the names that may belong to a date in brackets the nearest that the list has is meant. */
function isTaken(found: readonly FoundCitation[], matches: readonly (Match | null)[], at: number): boolean {
  const citation = found[at];
  for (let before = at - 1; citation?.isApart === true; before -= 1) {
    const other = found[before];
    if (other?.passage !== citation.passage || other.start !== citation.start) return false;
    if ((matches[before] ?? null) !== null) return true;
  }
  return false;
}

const enoughForAHabit = 2;

/** Whether the author writes "(Hill 2017)": then one that is not in the list is a citation, too. */
function hasBareCitations(found: readonly FoundCitation[], matches: readonly (Match | null)[]): boolean {
  const matched = found.filter(
    ({ certainty }, at) => certainty === "bare" && (matches[at]?.candidates.length ?? 0) > 0,
  );
  return matched.length >= enoughForAHabit;
}

function typedRecord(found: FoundCitation, match: Match, { items }: ItemIndex): CitationRecord {
  const { passage, start, text, names, date, locator } = found;
  const place = passage.placeAt(start);
  const last = passage.placeAt(found.end - 1);
  const { verdict, item, candidates, reason } = match;
  return {
    place,
    ...(last.file === place.file && { end: { line: last.line, column: last.column + 1 } }),
    text,
    kind: "typed",
    names,
    dates: date === null ? [] : [date.text],
    locator,
    item: item?.id ?? null,
    candidates: candidates.map(({ id }) => id),
    verdict,
    reason: items.length === 0 && verdict === "missing" ? "The manuscript has no reference list." : reason,
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
