import type { Place } from "../model/place.ts";
import type { BibtexEntry } from "./bibtex-entries.ts";

/** BibTeX's and BibLaTeX's fields and the CSL variables that Pandoc makes of them. */
const variables: ReadonlyMap<string, readonly string[]> = new Map([
  ["title", ["title"]],
  ["author", ["author"]],
  ["editor", ["editor"]],
  ["year", ["issued"]],
  ["date", ["issued"]],
  ["urldate", ["accessed"]],
  ["journal", ["container-title"]],
  ["journaltitle", ["container-title"]],
  ["booktitle", ["container-title"]],
  ["series", ["collection-title"]],
  ["volume", ["volume"]],
  ["number", ["issue", "number"]],
  ["pages", ["page"]],
  ["edition", ["edition"]],
  ["publisher", ["publisher"]],
  ["address", ["publisher-place"]],
  ["location", ["publisher-place"]],
  ["note", ["note"]],
  ["doi", ["DOI"]],
  ["url", ["URL"]],
  ["isbn", ["ISBN"]],
  ["issn", ["ISSN"]],
]);

/** CSL variable → where the entry has the field it comes from. */
export function variablePlaces({ fields }: BibtexEntry): ReadonlyMap<string, Place> {
  return new Map(
    fields.flatMap(({ name, place }) => (variables.get(name) ?? []).map((each) => [each, place] as const)),
  );
}
