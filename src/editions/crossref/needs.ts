import type { Diagnostic } from "../../model/diagnostic.ts";
import type { Metadata } from "../../model/metadata.ts";
import type { Place } from "../../model/place.ts";

type Need = {
  /** Path of the value, or of what it stands in. */
  readonly path: readonly string[];
  readonly name: string;
  readonly help: string;
  readonly value: (metadata: Metadata) => string | undefined;
};

/** What Crossref takes no journal article without. */
const needs: readonly Need[] = [
  { path: ["doi"], name: "DOI", help: "Add `doi:` to the metadata.", value: ({ doi }) => doi },
  {
    path: ["journal", "title"],
    name: "title of the journal",
    help: "Add `title:` to `journal:` in the metadata.",
    value: ({ journal }) => journal.title,
  },
  {
    path: ["journal", "issn"],
    name: "ISSN of the journal",
    help: "Add `issn:` to `journal:` in the metadata.",
    value: ({ journal }) => journal.issn,
  },
  {
    path: ["dates", "published"],
    name: "date of publication",
    help: "Add `published:` to `dates:` in the metadata.",
    value: ({ dates }) => dates.published,
  },
  {
    path: ["deposit", "depositor"],
    name: "depositor",
    help: "Add `depositor:` to `deposit:` in the metadata.",
    value: ({ deposit }) => deposit?.depositor,
  },
  {
    path: ["deposit", "email"],
    name: "e-mail address of the depositor",
    help: "Add `email:` to `deposit:` in the metadata.",
    value: ({ deposit }) => deposit?.email,
  },
  {
    path: ["deposit", "registrant"],
    name: "registrant",
    help: "Add `registrant:` to `deposit:` in the metadata, or `publisher:`.",
    value: ({ deposit, publisher }) => deposit?.registrant ?? publisher,
  },
  {
    path: ["deposit", "url"],
    name: "address that the DOI leads to",
    help: "Add `url:` to `deposit:` in the metadata.",
    value: ({ deposit }) => deposit?.url,
  },
];

/** What the metadata lack of it. */
export function missingNeeds(
  metadata: Metadata,
  placeOf: (path: readonly string[]) => Place,
): readonly Diagnostic[] {
  return needs
    .filter(({ value }) => value(metadata) === undefined)
    .map(({ path, name, help }) => ({
      check: "deposits/crossref-has-what-it-needs",
      severity: "error",
      place: placeOf(path),
      message: `The metadata have no ${name}; a deposit with Crossref must say it.`,
      help,
    }));
}
