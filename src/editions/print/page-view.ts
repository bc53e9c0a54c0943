import { digits } from "../../language/digits.ts";
import type { Galley, NavEntry, SpineItem } from "../../model/galley.ts";
import type { Affiliation, Author, IsoDate, Metadata } from "../../model/metadata.ts";
import type { Block, Inline } from "../../model/pandoc.ts";
import { inlineText } from "../../tree/text.ts";

/** How the galley's tree becomes markup. */
export type Markup = {
  readonly blocks: (blocks: readonly Block[]) => string;
  readonly inlines: (inlines: readonly Inline[]) => string;
};

/** What the page templates may say; every value is text or markup, since templates hold no logic. */
export type PageView = Readonly<Record<string, unknown>>;

/** All a template needs of the galley. Values that are absent are `false`, which hides their section. */
export function pageView(galley: Galley, markup: Markup): PageView {
  const { metadata, terms } = galley;
  const plainTitle = inlineText(galley.title);
  return {
    terms,
    language: metadata.language,
    direction: metadata.direction,
    justified: metadata.settings.hyphenate,
    plainTitle,
    title: markup.inlines(galley.title),
    subtitle: galley.subtitle.length > 0 && markup.inlines(galley.subtitle),
    runningTitle: plainTitle,
    abstract: galley.abstract.length > 0 && markup.blocks(galley.abstract),
    keywords: metadata.keywords.join(listSeparator(metadata.language)),
    contents: contentsView(galley),
    sections: galley.spine.map((item) => sectionView(item, markup)),
    ...peopleView(metadata),
    ...imprintView(galley),
  };
}

function contentsView(galley: Galley): PageView | false {
  const { kind, settings } = galley.metadata;
  const kinds = new Map(galley.spine.map((item) => [item.id, item.kind]));
  const flat = (entries: readonly NavEntry[]): readonly NavEntry[] =>
    entries
      .filter(({ level }) => level <= settings.contentsDepth)
      .flatMap((entry) => [entry, ...flat(entry.children)]);
  const entries = flat(galley.nav).map((entry) => ({
    id: entry.id,
    number: entry.number,
    title: entry.title,
    level: entry.level,
    isPart: kinds.get(entry.item) === "part" && entry.level === 1,
  }));
  return (kind === "book" || settings.contents) && entries.length > 0 && { entries };
}

function sectionView(item: SpineItem, markup: Markup): PageView {
  return {
    id: item.id,
    role: item.role,
    kind: item.kind,
    folios: item.role === "front" ? "roman" : "arabic",
    runningHead: item.title,
    body: markup.blocks(item.blocks),
  };
}

function peopleView(metadata: Metadata): PageView {
  const { authors, affiliations, language } = metadata;
  const marked = affiliations.length > 1;
  return {
    hasAuthors: authors.length > 0,
    authors: separated(authors, listSeparator(language)).map(({ value: author, separator }) => ({
      name: author.name,
      orcid: author.orcid ?? false,
      affiliation:
        author.affiliations.map((index) => affiliationText(affiliations[index])).join("; ") || false,
      marks: marksOf(author, marked, language) || false,
      separator,
    })),
    hasAffiliations: affiliations.length > 0,
    affiliations: affiliations.map((affiliation, index) => ({
      mark: marked && digits(index + 1, language),
      text: affiliationText(affiliation),
    })),
    runningAuthors: runningAuthors(authors, language),
    correspondence: listOf(
      authors.filter(({ corresponding, email }) => corresponding && email !== undefined),
      language,
    ),
    identifiers: listOf(
      authors.filter(({ orcid }) => orcid !== undefined),
      language,
    ),
  };
}

function listOf(authors: readonly Author[], language: string): PageView | false {
  const entries = separated(authors, semicolon(language)).map(({ value, separator }) => ({
    name: value.name,
    email: value.email ?? "",
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

/** Family names of up to three authors, as running heads have room for. */
function runningAuthors(authors: readonly Author[], language: string): string {
  const names = authors.map(({ family, name }) => family ?? name);
  const first = names[0] ?? "";
  if (names.length > 3) return `${first} et al.`;
  return new Intl.ListFormat(language, { type: "conjunction" }).format(names);
}

function imprintView({ metadata, terms, abstract }: Galley): PageView {
  const { journal, dates, licence, copyright, funding, language } = metadata;
  const stages = [
    [terms.received, dates.received],
    [terms.accepted, dates.accepted],
    [terms.published, dates.published],
  ] as const;
  const known = stages.flatMap(([label, date]) =>
    date === undefined ? [] : [{ label, date: printedDate(date, language) }],
  );
  const entries = separated(known, semicolon(language)).map(({ value, separator }) => ({
    ...value,
    separator,
  }));
  const statements = funding.map(
    ({ source, award, statement }) => statement ?? [source, award].filter((part) => part).join(", "),
  );
  const parts = {
    dates: entries.length > 0 && { entries },
    doi: metadata.doi ?? false,
    rights: licence !== undefined || copyright !== undefined,
    funding: statements.length > 0 && statements.join(semicolon(language)),
  };
  const people = metadata.authors.some(
    ({ email, orcid, corresponding }) => orcid !== undefined || (corresponding && email !== undefined),
  );
  const others =
    metadata.kind === "book"
      ? metadata.isbn !== undefined || metadata.publisher !== undefined || metadata.affiliations.length > 0
      : abstract.length === 0 && metadata.keywords.length > 0;
  return {
    ...parts,
    licence: licence === undefined ? false : { name: licence.name, url: licence.url ?? false },
    copyright: copyright ?? false,
    isbn: metadata.isbn ?? false,
    publisher: metadata.publisher ?? false,
    series: metadata.series ?? false,
    firstFolio: journal.firstPage ?? false,
    journalLine: journalLine(metadata, terms),
    hasImprint: people || others || Object.values(parts).some((part) => part !== false),
  };
}

function journalLine({ journal, language }: Metadata, terms: Galley["terms"]): PageView | false {
  const parts = [
    journal.title,
    journal.volume && `${terms.volume} ${journal.volume}`,
    journal.issue && `${terms.issue} ${journal.issue}`,
    journal.issn && `ISSN ${journal.issn}`,
  ].filter((part) => part);
  const entries = separated(parts, listSeparator(language)).map(({ value, separator }) => ({
    text: value,
    separator,
  }));
  return entries.length > 0 && { entries };
}

/** As exact as it is known: a year, a month or a day. */
function printedDate(date: IsoDate, language: string): string {
  const [, month, day] = date.split("-");
  return new Intl.DateTimeFormat(language, {
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

function listSeparator(language: string): string {
  return /^(?:fa|ar|ur)\b/.test(language) ? "، " : ", ";
}

function semicolon(language: string): string {
  return /^(?:fa|ar|ur)\b/.test(language) ? "؛ " : "; ";
}
