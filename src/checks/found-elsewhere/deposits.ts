import type { Description } from "../../model/description.ts";

/** What keeps an edition for archives or registries from being made, or from being taken there. */
export const foundInDeposits: readonly Description[] = [
  {
    id: "deposits/jats-is-for-articles",
    severity: "error",
    summary: "JATS is asked for of an article, not of a book.",
    why: "Books have a tag set of their own, BITS, which is not written.",
    remedy: "Take `jats` out of the editions.",
    basis: "ANSI/NISO Z39.96-2021 (JATS 1.3)",
  },
  {
    id: "deposits/crossref-is-for-articles",
    severity: "error",
    summary: "A deposit with Crossref is asked for of an article, not of a book.",
    why: "Books are registered by other rules, which are not written.",
    remedy: "Take `crossref` out of the editions.",
    basis: "Crossref deposit schema 5.3.1",
  },
  {
    id: "deposits/crossref-has-what-it-needs",
    severity: "error",
    summary: "The metadata say all that Crossref takes no journal article without.",
    why: "A deposit that lacks the DOI, the journal, its ISSN, the date, the depositor or the address is refused.",
    remedy: "Add what is named to the metadata: `doi:`, `journal:`, `dates:`, `deposit:`.",
    basis: "Crossref deposit schema 5.3.1",
  },
  {
    id: "deposits/crossref-knows-family-names",
    severity: "warning",
    summary: "Names of authors are taken apart where they are registered.",
    why: "Crossref registers family names apart; a whole name there is found by nobody, and stays.",
    remedy: "Write the name with `family:` and `given:`, or as `Family, Given`.",
    basis: "Crossref deposit schema 5.3.1, person_name",
  },
  {
    id: "deposits/jats-names-its-journal",
    severity: "advice",
    summary: "An article in JATS names its journal and the journal's ISSN.",
    why: "The standard asks for both; without them the elements are empty, and archives cannot place the article.",
    remedy: "Add `journal:` with `title:` and `issn:` to the metadata.",
    basis: "ANSI/NISO Z39.96-2021 (JATS 1.3), journal-meta",
  },
];
