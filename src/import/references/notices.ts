import type { CitationRecord } from "../../model/citation-table.ts";
import type { ImportNotice, ImportQuery, SourcePlace } from "../../model/import.ts";
import type { Place } from "../../model/place.ts";
import type { NumericCitation } from "./numeric-citations.ts";
import { unknownSource } from "./source-places.ts";
import type { ListedEntry } from "./take-out-list.ts";

/** Where a citation came to stand, and where it stood. */
export type PlacedRecord = {
  readonly record: CitationRecord;
  readonly place: Place;
  readonly source: SourcePlace;
};

/** What became of an entry of the typed list; its words are those of the item from now on. */
export function entryNotice(
  { item, text, label, notUnderstood }: ListedEntry,
  lost: readonly string[],
  source: SourcePlace,
): ImportNotice {
  const kept =
    lost.length === 0 ? "" : ` It prints as it was typed, since the style would leave out ${quoted(lost)}.`;
  const open = notUnderstood.length === 0 ? "" : ` Not understood: ${quoted(notUnderstood)}.`;
  return {
    kind: notUnderstood.length === 0 ? "recognised" : "left",
    subject: "reference",
    certainty: notUnderstood.length === 0 ? "likely" : "unsure",
    message: `"${shortened(text)}" became the item "${item.id}" (${item.type}).${open}${kept}`,
    source,
    result: null,
    removedText: label === null ? text : `${label} ${text}`,
  };
}

export function listNotice(reason: string): ImportNotice {
  return {
    kind: "left",
    subject: "reference list",
    certainty: "sure",
    message: `The typed reference list stays in the text, since ${reason}.`,
    source: unknownSource,
    result: null,
  };
}

export function styleNotice(style: string, same: number, all: number): ImportNotice {
  return {
    kind: "recognised",
    subject: "citation style",
    certainty: same === all ? "sure" : "likely",
    message: `The citations are written as "${style}" writes them: ${same} of ${all} groups that agree with the list print the same by key.`,
    source: unknownSource,
    result: null,
  };
}

export function linkedNotice({ record, place, source }: PlacedRecord): ImportNotice {
  return {
    kind: "recognised",
    subject: "citation",
    certainty: record.verdict === "exact" ? "sure" : "likely",
    message: `"${record.text}" became a citation of "${record.item}".`,
    source,
    result: place,
  };
}

/** A citation by numbers; one is left where its number would become another. */
export function numberNotice(
  { typed, keys }: NumericCitation,
  isKeyed: boolean,
  place: Place,
  source: SourcePlace,
): ImportNotice {
  const message = isKeyed
    ? `"${typed}" became a citation of ${quoted(keys)}.`
    : `"${typed}" means ${quoted(keys)} and stays as typed: by key it would print another number.`;
  return {
    kind: isKeyed ? "recognised" : "left",
    subject: "citation",
    certainty: isKeyed ? "sure" : "likely",
    message,
    source,
    result: place,
  };
}

/** A citation that agrees with the list, but would not print as it was typed, or stands beside one that does not agree. */
export function leftNotice({ record, place, source }: PlacedRecord): ImportNotice {
  return {
    kind: "left",
    subject: "citation",
    certainty: "sure",
    message: `"${record.text}" means "${record.item}" and stays as typed: by key it would print otherwise, or it shares its brackets with what is no certain citation.`,
    source,
    result: place,
  };
}

/** Null for what needs no question: citations that agree, scripture, works read in another. */
export function citationQuery({ record, place, source }: PlacedRecord): ImportQuery | null {
  if (record.verdict === "exact" || record.verdict === "scripture" || record.verdict === "secondary")
    return null;
  const nearest = record.item ?? record.candidates[0];
  const near = nearest === undefined ? "" : ` The nearest item is "${nearest}".`;
  return {
    text: `"${record.text}": ${record.reason}${near}`,
    author: null,
    date: null,
    source,
    result: place,
  };
}

function quoted(words: readonly string[]): string {
  return words.map((word) => `"${word}"`).join(", ");
}

function shortened(text: string): string {
  return text.length > 70 ? `${text.slice(0, 70)}…` : text;
}
