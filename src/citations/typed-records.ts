import type { Bibliography } from "../model/bibliography.ts";
import type { CitationRecord } from "../model/citation-table.ts";
import type { JoinedPassage } from "../tree/joined-passages.ts";
import { foldName } from "./matching/fold-name.ts";
import { type ItemIndex, indexItems } from "./matching/item-index.ts";
import { matchByList } from "./matching/match-by-list.ts";
import type { Match } from "./matching/match-citations.ts";
import { standsBehindEvent } from "./typed/event-places.ts";
import { findCitations } from "./typed/find-citations.ts";
import { type FoundNumber, findNumbers } from "./typed/find-numbers.ts";
import type { FoundCitation } from "./typed/found-citation.ts";
import type { TypedEntry } from "./typed-list/typed-list.ts";

/** Every citation typed in these passages, by name and date or by number, in the order of the text. */
export function typedRecords(
  passages: readonly JoinedPassage[],
  items: Bibliography,
  entries: readonly TypedEntry[],
): readonly Located[] {
  const lists = Map.groupBy(entries, ({ place }) => place.file);
  const byName = namedRecords(passages, items, new Set(lists.keys()));
  const byNumber = [...lists].flatMap(([file, own]) => {
    const near = lists.size < 2 ? passages : passages.filter(({ place }) => place.file === file);
    return findNumbers(near, own).map(numberRecord);
  });
  if (byNumber.length === 0) return byName;
  const order = new Map(passages.map((passage, index) => [passage, index]));
  const indexOf = ({ passage }: Placed): number => order.get(passage) ?? 0;
  return [...byName, ...byNumber].toSorted((a, b) => indexOf(a) - indexOf(b) || a.start - b.start);
}

/** A record and the division it stands in. */
export type Located = { readonly record: CitationRecord; readonly division: string };
type Placed = Located & Pick<FoundCitation, "passage" | "start">;

function numberRecord({ passage, start, end, number, id }: FoundNumber): Placed {
  const record: CitationRecord = {
    ...spanOf(passage, start, end),
    text: passage.text.slice(start, end),
    kind: "typed",
    names: [],
    dates: [],
    locator: null,
    item: id,
    candidates: id === null ? [] : [id],
    verdict: id === null ? "missing" : "exact",
    reason: id === null ? `The list has no number ${number}.` : `It is number ${number} of the list.`,
  };
  return { record, division: passage.division, passage, start };
}

function spanOf(passage: JoinedPassage, start: number, end: number): Pick<CitationRecord, "place" | "end"> {
  const place = passage.placeAt(start);
  const last = passage.placeAt(end - 1);
  return { place, ...(last.file === place.file && { end: { line: last.line, column: last.column + 1 } }) };
}

function namedRecords(
  passages: readonly JoinedPassage[],
  items: Bibliography,
  typedIn: ReadonlySet<string>,
): readonly Placed[] {
  const found = findCitations(passages);
  const index = indexItems(items);
  const matches = matchByList(found, items, typedIn);
  const isAuthorPage = (match: Match | null, at: number): boolean =>
    match !== null && found[at]?.form === "author-page";
  const events = placesOfEvents(found, index);
  const writesBare = hasBareCitations(found, matches);
  const writesPages = matches.filter(isAuthorPage).length >= enoughForAHabit;
  return found.flatMap((citation, at): readonly Placed[] => {
    const match = matches[at] ?? null;
    if (match === null || isTaken(found, matches, at)) return [];
    if (isAuthorPage(match, at) && !writesPages) return [];
    if (match.verdict === "missing" && events.has(citation)) return [];
    if (citation.certainty === "bare" && match.verdict === "missing" && !writesBare) return [];
    const { passage, start } = citation;
    return [{ record: typedRecord(citation, match, index), division: passage.division, passage, start }];
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
  const { verdict, item, candidates, reason } = match;
  return {
    ...spanOf(passage, start, found.end),
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
