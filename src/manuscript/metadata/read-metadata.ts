import type { Checked } from "../../model/diagnostic.ts";
import type { Funding, Journal, Licence, Metadata, PublicationKind } from "../../model/metadata.ts";
import type { Place } from "../../model/place.ts";
import type { Reading } from "../../model/reading.ts";
import { nameKeys } from "./check-keys.ts";
import { asFields, asList, asText, type Field, type Fields, mergeFields, plain } from "./field.ts";
import { readLicence } from "./licences.ts";
import { readAffiliations } from "./read-affiliations.ts";
import { readAuthors } from "./read-authors.ts";
import { readContributors } from "./read-contributors.ts";
import { readDates } from "./read-dates.ts";
import { readBibliographyPaths, readCitationStyle, readNocite } from "./read-files.ts";
import { readLanguage } from "./read-language.ts";
import { readEditions, readSettings } from "./read-settings.ts";
import { makeReporter, type Reporter } from "./reporter.ts";
import { metadataSchema } from "./schema.ts";

const { shape } = metadataSchema;

/** What a layout knows of the publication. */
export type MetadataSource = {
  readonly kind: PublicationKind;
  /** Front matter or `publication.yaml`, every key of which must be known. */
  readonly fields: Fields;
  /** Another tool's configuration; front matter goes before it. */
  readonly configuration: Fields;
  /** Where it is reported that something is missing. */
  readonly place: Place;
  /** What stands in for a missing title, and whether the author wrote it as one. */
  readonly fallbackTitle: { readonly text: string; readonly fromText: boolean };
  /** From a name such as `index.es.md`. */
  readonly language: string | undefined;
  /** Every file of the folder. */
  readonly paths: ReadonlySet<string>;
};

/** Reads metadata in our own words and in those of JOSS, Quarto, bookdown, Manubot, Pandoc and Hugo. */
export function readMetadata(source: MetadataSource): Checked<Metadata> & Pick<Reading, "fieldPlaces"> {
  const reporter = makeReporter();
  const fields = mergeFields(
    nameKeys(source.fields, false, reporter),
    nameKeys(source.configuration, true, reporter),
  );
  const { language, direction } = readLanguage(fields, source.language, source.place, reporter);
  const affiliations = readAffiliations(fields.get("affiliations"), reporter);
  const authors = readAuthors(fields.get("authors"), affiliations, reporter);
  if (authors.length === 0) reporter.report(source.place, authorless);
  const value: Metadata = {
    kind: source.kind,
    title: readTitle(fields, source, reporter),
    authors,
    affiliations: affiliations.list,
    ...readContributors(fields, reporter),
    keywords: readKeywords(fields.get("keywords"), reporter),
    language,
    direction,
    journal: readJournal(fields.get("journal"), reporter),
    dates: readDates(fields, language, reporter),
    funding: readFunding(fields, reporter),
    citationStyle: readCitationStyle(fields, source.paths, reporter),
    bibliography: readBibliographyPaths(fields, source.paths, reporter),
    nocite: readNocite(fields.get("nocite")),
    editions: readEditions(fields.get("editions"), reporter),
    ...readDeposit(fields.get("deposit"), reporter),
    settings: readSettings(fields, source.kind, reporter),
    ...readTexts(fields, reporter),
    ...readNumbers(fields, reporter),
    ...readAddresses(fields, reporter),
  };
  const start: Place = { ...source.place, certainty: "near" };
  return { value, diagnostics: reporter.found, fieldPlaces: new Map([...reporter.places, ["", start]]) };
}

function readTitle(fields: Fields, { fallbackTitle, place }: MetadataSource, reporter: Reporter): string {
  const field = fields.get("title");
  const written = field === undefined ? undefined : takeText("title", field, reporter);
  if (written !== undefined) return written;
  reporter.report(field?.place ?? place, {
    check: "metadata/title-is-given",
    severity: fallbackTitle.fromText ? "advice" : "error",
    message: fallbackTitle.fromText
      ? `The title is not in the metadata; "${fallbackTitle.text}" was taken from the text.`
      : `There is no title; "${fallbackTitle.text}" stands in for it.`,
    help: "Add `title:` to the metadata.",
  });
  return fallbackTitle.text;
}

type TextKey = "title" | "subtitle" | "abstract" | "publisher" | "series" | "copyright" | "profile";

/** Lines of a title are one; an abstract keeps its paragraphs. */
function takeText(key: TextKey, field: Field, reporter: Reporter): string | undefined {
  const text = asText(field);
  reporter.keep(key, field);
  const value = key === "abstract" ? text?.trim() : text?.replace(/\s+/g, " ").trim();
  return reporter.accept(key, shape[key], value ?? plain(field), field.place);
}

function readTexts(fields: Fields, reporter: Reporter): Partial<Pick<Metadata, Exclude<TextKey, "title">>> {
  const keys = ["subtitle", "abstract", "publisher", "series", "copyright", "profile"] as const;
  return Object.fromEntries(
    keys.flatMap((key) => {
      const field = fields.get(key);
      const value = field === undefined ? undefined : takeText(key, field, reporter);
      return value === undefined ? [] : [[key, value]];
    }),
  );
}

function readNumbers(fields: Fields, reporter: Reporter): Pick<Metadata, "doi" | "isbn" | "licence"> {
  for (const key of ["doi", "isbn", "licence"]) reporter.keep(key, fields.get(key));
  const doiField = fields.get("doi");
  const bare = asText(doiField)
    ?.trim()
    .replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, "");
  const doi = doiField === undefined ? undefined : reporter.accept("doi", shape.doi, bare, doiField.place);
  const isbnField = fields.get("isbn");
  const isbn =
    isbnField === undefined
      ? undefined
      : reporter.accept("isbn", shape.isbn, asText(isbnField), isbnField.place);
  const licence = licenceOf(fields.get("licence"), reporter);
  return {
    ...(doi === undefined ? {} : { doi }),
    ...(isbn === undefined ? {} : { isbn }),
    ...(licence === undefined ? {} : { licence }),
  };
}

function readAddresses(fields: Fields, reporter: Reporter): Pick<Metadata, "landingPage" | "pdfAddress"> {
  const read = (key: "landing-page" | "pdf-address"): string | undefined => {
    const field = fields.get(key);
    reporter.keep(key, field);
    return field === undefined
      ? undefined
      : reporter.accept(key, shape[key], asText(field)?.trim(), field.place);
  };
  const [landingPage, pdfAddress] = [read("landing-page"), read("pdf-address")];
  return {
    ...(landingPage === undefined ? {} : { landingPage }),
    ...(pdfAddress === undefined ? {} : { pdfAddress }),
  };
}

function readKeywords(field: Field | undefined, reporter: Reporter): readonly string[] {
  if (field === undefined) return [];
  const text = asText(field);
  const words =
    text === null
      ? asList(field).map((item) => ({ word: asText(item)?.trim() ?? plain(item), item }))
      : text.split(/\s*[,;]\s*/).map((word) => ({ word, item: field }));
  const written = words.filter(({ word }) => word !== "");
  reporter.keep("keywords", field);
  for (const [index, { item }] of written.entries()) reporter.keep(`keywords.${index}`, item);
  const keywords = written.map(({ word }) => word);
  return reporter.accept("keywords", shape.keywords, keywords, field.place) ?? [];
}

function readJournal(field: Field | undefined, reporter: Reporter): Journal {
  if (field === undefined) return {};
  reporter.keep("journal", field);
  const inner = asFields(field);
  for (const key of ["title", "issn", "volume", "issue"]) reporter.keep(`journal.${key}`, inner?.get(key));
  reporter.keep("journal.firstPage", inner?.get("first-page"));
  const title = asText(field);
  const value = title === null ? plain(field) : { title };
  const journal = reporter.accept("journal", shape.journal, value, field.place);
  const {
    volume,
    issue,
    "first-page": firstPage,
    title: name,
    issn,
    "article-number": number,
  } = journal ?? {};
  return {
    ...(name === undefined ? {} : { title: name }),
    ...(issn === undefined ? {} : { issn }),
    ...(volume === undefined ? {} : { volume: `${volume}` }),
    ...(issue === undefined ? {} : { issue: `${issue}` }),
    ...(firstPage === undefined ? {} : { firstPage }),
    ...(number === undefined ? {} : { articleNumber: `${number}` }),
  };
}

function readDeposit(field: Field | undefined, reporter: Reporter): Pick<Metadata, "deposit"> {
  reporter.keep("deposit", field);
  const deposit = field && reporter.accept("deposit", shape.deposit, plain(field), field.place);
  if (deposit === undefined) return {};
  const { archives = [], depositor, email, registrant, url } = deposit;
  return {
    deposit: {
      archives,
      ...(depositor !== undefined && { depositor }),
      ...(email !== undefined && { email }),
      ...(registrant !== undefined && { registrant }),
      ...(url !== undefined && { url }),
    },
  };
}

/** Quarto's licence has `text` or `type`; several licences are printed one after another. */
function licenceOf(field: Field | undefined, reporter: Reporter): Licence | undefined {
  const items = asList(field).flatMap((item) => {
    const inner = asFields(item);
    const text = inner === null ? asText(item) : firstText(inner, "spdx", "name", "text", "type", "url");
    const licence = text === null ? undefined : readLicence(text);
    const url = asText(inner?.get("url"));
    return licence === undefined ? [] : [url === null ? licence : { ...licence, url }];
  });
  const [first, ...rest] = items;
  if (first === undefined) {
    if (field !== undefined && field.data !== null)
      reporter.refuse("licence", plain(field), shape.licence, field.place);
    return undefined;
  }
  return rest.length === 0 ? first : { name: items.map(({ name }) => name).join(", ") };
}

function firstText(fields: Fields, ...keys: readonly string[]): string | null {
  return keys.map((key) => asText(fields.get(key))).find((text) => text !== null && text !== "") ?? null;
}

/** The publication's funders, and those that Manubot lists with each author. */
function readFunding(fields: Fields, reporter: Reporter): readonly Funding[] {
  reporter.keep("funding", fields.get("funding"));
  const ofAuthors = asList(fields.get("authors")).flatMap((author) =>
    asList(asFields(author)?.get("funders")),
  );
  const all = [...asList(fields.get("funding")), ...ofAuthors].flatMap((item): readonly Funding[] => {
    const inner = asFields(item);
    if (inner === null) return [{ source: asText(item) ?? "" }];
    const source = firstText(inner, "source", "funder", "name");
    const award = firstText(inner, "award", "award-number", "grant");
    const statement = firstText(inner, "statement");
    if (source === null && statement === null)
      reporter.refuse("funding", plain(item), shape.funding, item.place);
    return [
      {
        source: source ?? "",
        ...(award === null ? {} : { award }),
        ...(statement === null ? {} : { statement }),
      },
    ];
  });
  const seen = new Set<string>();
  return all.filter((funding) => {
    const key = JSON.stringify(funding);
    return key !== '{"source":""}' && !seen.has(key) && seen.add(key);
  });
}

const authorless = {
  check: "metadata/authors-are-given",
  severity: "warning",
  message: "There are no authors.",
  help: "Add `authors:` to the metadata.",
} as const;
