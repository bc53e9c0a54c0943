import { digits } from "../language/digits.ts";
import { labelFor } from "../language/labels.ts";
import { primarySubtag } from "../language/terms.ts";
import type { Galley } from "../model/galley.ts";
import type { Affiliation, Author, IsoDate, Metadata } from "../model/metadata.ts";
import { outsideAddress } from "./link.ts";
import type { View } from "./template.ts";

/** What templates need to print who wrote a publication, when, and under which terms; what is absent is `false`. */
export function titleView(galley: Galley): View {
  const { metadata } = galley;
  const view: View = { ...peopleView(galley), ...imprintView(galley) };
  const slots = metadata.kind === "book" ? [...imprintSlots, "keywords", "hasAffiliations"] : imprintSlots;
  return { comma: comma(metadata.language), ...view, hasImprint: slots.some((slot) => Boolean(view[slot])) };
}

/** Any of these makes an imprint; a book's also holds what an article prints below its title. */
const imprintSlots = [
  "contributors",
  "dates",
  "addresses",
  "identifiers",
  "funding",
  "doi",
  "isbn",
  "rights",
];

function peopleView({ metadata: { authors, affiliations, language }, terms }: Galley): View {
  const marked = affiliations.length > 1;
  return {
    hasAuthors: authors.length > 0,
    authors: separated(authors, comma(language)).map(({ value: author, separator }) => ({
      name: author.name,
      orcid: author.orcid ?? false,
      affiliation:
        author.affiliations.map((index) => affiliationText(affiliations[index])).join(semicolon(language)) ||
        false,
      marks: marksOf(author, marked, language) || false,
      separator,
    })),
    hasAffiliations: affiliations.length > 0,
    affiliations: affiliations.map((affiliation, index) => ({
      mark: marked && digits(index + 1, language),
      text: affiliationText(affiliation),
    })),
    addresses: addressesOf(authors, terms, language),
    identifiers: listOf(
      authors.filter(({ orcid }) => orcid !== undefined),
      language,
    ),
  };
}

/** Those to write to, then the others who gave an address. */
function addressesOf(authors: readonly Author[], terms: Galley["terms"], language: string): View | false {
  const reachable = authors.filter(({ email }) => email !== undefined);
  const lists = [
    { label: terms.correspondence, own: reachable.filter(({ corresponding }) => corresponding) },
    { label: terms.email, own: reachable.filter(({ corresponding }) => !corresponding) },
  ].flatMap(({ label, own }) => {
    const list = listOf(own, language);
    return list === false ? [] : [{ label, ...list }];
  });
  return lists.length > 0 && { lists };
}

function listOf(authors: readonly Author[], language: string): View | false {
  const entries = separated(authors, semicolon(language)).map(({ value, separator }) => ({
    name: value.name,
    email: value.email ?? "",
    emailAddress: outsideAddress(`mailto:${value.email ?? ""}`) ?? false,
    orcid: value.orcid ?? "",
    separator,
  }));
  return entries.length > 0 && { entries };
}

/** "1,2*": affiliations, the corresponding author, equal contribution. */
function marksOf(author: Author, marked: boolean, language: string): string {
  const numbers = marked ? author.affiliations.map((index) => digits(index + 1, language)).join(",") : "";
  return `${numbers}${author.corresponding ? "*" : ""}${author.equalContribution ? "†" : ""}`;
}

function affiliationText(affiliation: Affiliation | undefined): string {
  return [affiliation?.name, affiliation?.city, affiliation?.country].filter((part) => part).join(", ");
}

function imprintView({ metadata, terms }: Galley): View {
  const { dates, licence, copyright, funding, language } = metadata;
  const stages = [
    { label: terms.received, date: dates.received },
    { label: terms.accepted, date: dates.accepted },
    { label: terms.published, date: dates.published },
  ].flatMap(({ label, date }) => (date === undefined ? [] : [{ label, date: printedDate(date, language) }]));
  const entries = separated(stages, semicolon(language)).map(({ value, separator }) => ({
    ...value,
    separator,
  }));
  const statements = funding.map(
    ({ source, award, statement }) => statement ?? [source, award].filter((part) => part).join(", "),
  );
  return {
    contributors: contributorsOf(metadata, terms),
    dates: entries.length > 0 && { entries },
    doi: metadata.doi ?? false,
    // Older DOIs hold angle brackets, which no address may have as they are.
    doiAddress: outsideAddress(`https://doi.org/${metadata.doi ?? ""}`) ?? false,
    rights: licence !== undefined || copyright !== undefined,
    funding: statements.length > 0 && statements.join(semicolon(language)),
    licence: licence !== undefined && { name: licence.name, url: outsideAddress(licence.url ?? "") ?? false },
    copyright: copyright ?? false,
    isbn: metadata.isbn ?? false,
    publisher: metadata.publisher ?? false,
    series: metadata.series ?? false,
    keywords: metadata.keywords.join(comma(language)),
    journalLine: journalLine(metadata) || false,
  };
}

/** Those who made the publication with its authors, a line for each role. */
function contributorsOf({ contributors = [], language }: Metadata, terms: Galley["terms"]): View | false {
  const lines = (["editors", "translators", "illustrators"] as const).flatMap((key) => {
    const own = contributors.filter(({ role }) => `${role}s` === key);
    const entries = separated(own, comma(language)).map(({ value, separator }) => ({
      name: value.name,
      separator,
    }));
    return entries.length === 0 ? [] : [{ label: terms[key], entries }];
  });
  return lines.length > 0 && { lines };
}

function journalLine({ journal, language }: Metadata): string {
  return [
    journal.title,
    journal.volume && labelFor("volume", ownDigits(journal.volume, language), language),
    journal.issue && labelFor("issue", ownDigits(journal.issue, language), language),
    journal.issn && `ISSN ${journal.issn}`,
  ]
    .filter((part) => part)
    .join(comma(language));
}

/** A whole number in the language's digits; other numbers of issues, "3–4", as they are. */
function ownDigits(number: string, language: string): string {
  return /^\d{1,9}$/.test(number) ? digits(Number(number), language) : number;
}

/**
 * As exact as it is known: a year, a month or a day. Only a day is carried over into the language's own calendar: a
 * month or a year of ours falls into two of another's.
 */
function printedDate(date: IsoDate, language: string): string {
  const [, month, day] = date.split("-");
  return new Intl.DateTimeFormat(language, {
    ...(day === undefined ? { calendar: "gregory" } : {}),
    year: "numeric",
    ...(month === undefined ? {} : { month: "long" }),
    ...(day === undefined ? {} : { day: "numeric" }),
    timeZone: "UTC",
  }).format(new Date(date));
}

function separated<Value>(
  values: readonly Value[],
  separator: string,
): readonly { readonly value: Value; readonly separator: string }[] {
  return values.map((value, index) => ({ value, separator: index < values.length - 1 ? separator : "" }));
}

const arabicPunctuation = new Set(["ar", "fa", "ps", "ug", "ur"]);

function comma(language: string): string {
  const primary = primarySubtag(language);
  if (arabicPunctuation.has(primary)) return "، ";
  return primary === "zh" ? "，" : primary === "ja" ? "、" : ", ";
}

function semicolon(language: string): string {
  const primary = primarySubtag(language);
  if (arabicPunctuation.has(primary)) return "؛ ";
  return primary === "zh" || primary === "ja" ? "；" : "; ";
}
