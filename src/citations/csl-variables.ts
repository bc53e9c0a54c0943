/** What kind of value a CSL variable has (CSL 1.0.2, appendix IV and the JSON schema of items). */
export type VariableKind = "names" | "date" | "text" | "unprinted";

const names =
  "author chair collection-editor compiler composer container-author contributor curator director editor editor-translator " +
  "editorial-director executive-producer guest host illustrator interviewer narrator organizer original-author performer " +
  "producer recipient reviewed-author script-writer series-creator translator";
const dates = "accessed available-date event-date issued original-date submitted";
const texts =
  "abstract annote archive archive_collection archive_location archive-place authority call-number chapter-number " +
  "citation-key citation-label citation-number collection-number collection-title container-title container-title-short " +
  "dimensions division DOI edition event event-place event-title first-reference-note-number genre ISBN ISSN issue " +
  "journalAbbreviation jurisdiction keyword language locator medium note number number-of-pages number-of-volumes " +
  "original-publisher original-publisher-place original-title page page-first part part-number part-title PMCID PMID " +
  "printing printing-number publisher publisher-place references reviewed-genre reviewed-title scale section shortTitle " +
  "source status supplement supplement-number title title-short type URL version volume volume-title volume-title-short " +
  "year-suffix";

const kinds: ReadonlyMap<string, VariableKind> = new Map([
  ...names.split(" ").map((name) => [name, "names"] as const),
  ...dates.split(" ").map((name) => [name, "date"] as const),
  ...texts.split(" ").map((name) => [name, "text"] as const),
]);

/** Variables that no style prints may hold anything. */
export function kindOf(variable: string): VariableKind {
  return kinds.get(variable) ?? "unprinted";
}
