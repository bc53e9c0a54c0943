import { stringify } from "yaml";
import { ownAddress } from "../../markup/own-address.ts";
import { plainAbstract } from "../../markup/plain-abstract.ts";
import type { Galley } from "../../model/galley.ts";
import type { Author, Contributor, Metadata } from "../../model/metadata.ts";
import { inlineText } from "../../tree/text.ts";
import { nameParts } from "./name-parts.ts";
import { dateParts, wholeTitle } from "./publication-item.ts";

/** Forms of the Citation File Format's schema, which refuses a file that has another. */
const forms = {
  doi: /^10\.\d{4,9}(?:\.\d+)?\/[A-Za-z0-9:/_;\-.()[\]\\]+$/,
  day: /^\d{4}-\d\d-\d\d$/,
  isbn: /^[0-9\- ]{10,17}X?$/,
  email: /^\S+@\S+\.\S{2,}$/,
} as const;

/** `CITATION.cff` (Citation File Format 1.2.0): the publication as the work that is to be cited. */
export function citationFile(galley: Galley): string {
  const { metadata } = galley;
  const authors = metadata.authors.map((author) => authorOf(author, metadata));
  const published = metadata.dates.published ?? "";
  const shared = {
    title: wholeTitle(galley, inlineText),
    authors: authors.length > 0 ? authors : [{ name: metadata.publisher ?? "Anonymous" }],
    doi: formed(metadata.doi, forms.doi),
    url: ownAddress(metadata),
    abstract: plainAbstract(galley.abstract),
    keywords: [...new Set(metadata.keywords)],
    license: licence(metadata),
  };
  return stringify(
    known({
      "cff-version": "1.2.0",
      message: "Please cite this work as follows.",
      ...shared,
      "date-released": formed(published, forms.day),
      "preferred-citation": preferred(metadata, shared),
    }),
    { lineWidth: 0 },
  );
}

function preferred(metadata: Metadata, shared: Readonly<Record<string, unknown>>): unknown {
  const { journal, dates, contributors = [] } = metadata;
  const [year, month] = dates.published === undefined ? [] : dateParts(dates.published);
  const named = (wanted: Contributor["role"]): readonly unknown[] =>
    contributors.filter(({ role }) => role === wanted).map(personOf);
  return known({
    type: metadata.kind,
    ...shared,
    journal: journal.title,
    "collection-title": metadata.series,
    volume: journal.volume,
    issue: journal.issue,
    start: journal.firstPage,
    year,
    month,
    "date-published": formed(dates.published, forms.day),
    editors: named("editor"),
    translators: named("translator"),
    publisher: metadata.publisher === undefined ? undefined : { name: metadata.publisher },
    issn: journal.issn,
    isbn: formed(metadata.isbn, forms.isbn),
    languages: [metadata.language.split("-")[0]?.toLowerCase()],
  });
}

function authorOf(author: Author, { affiliations }: Metadata): unknown {
  const own = author.affiliations.flatMap((index) => affiliations[index]?.name ?? []);
  const orcid = author.orcid && `https://orcid.org/${author.orcid}`;
  const email = formed(author.email, forms.email);
  const affiliation = author.family === undefined ? undefined : own.join("; ");
  return known({ ...personOf(author), affiliation, email, orcid });
}

function personOf(person: Author | Contributor): Readonly<Record<string, unknown>> {
  const { particle, family, given, suffix, literal } = nameParts(person);
  if (literal !== undefined) return { name: literal };
  return known({
    "family-names": family,
    "given-names": given,
    "name-particle": particle,
    "name-suffix": suffix,
  });
}

/** An identifier of SPDX, or else the address of the licence is no matter of this format's. */
function licence({ licence: { spdx } = { name: "" } }: Metadata): string | undefined {
  return spdx;
}

function formed(value: string | undefined, form: RegExp): string | undefined {
  return value !== undefined && form.test(value) ? value : undefined;
}

function known(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const isKnown = (value: unknown): boolean =>
    value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0);
  return Object.fromEntries(Object.entries(values).filter(([, value]) => isKnown(value)));
}
