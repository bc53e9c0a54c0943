import { isCollective } from "../../language/collective-names.ts";
import { outsideAddress } from "../../markup/link.ts";
import type { View } from "../../markup/template.ts";
import type { Galley } from "../../model/galley.ts";
import type { Author, IsoDate, Metadata } from "../../model/metadata.ts";
import { creditRole } from "./credit.ts";

/** What the template of an article says of it before the text; what is absent is `false`. */
export function frontView({ metadata, terms }: Galley): View {
  const { journal, dates, licence, copyright, doi, publisher, keywords } = metadata;
  return {
    language: metadata.language,
    journalId: journalId(metadata),
    journalTitle: journal.title ?? false,
    issn: journal.issn ?? "",
    publisher: publisher ?? false,
    doi: doi ?? false,
    ...peopleView(metadata),
    published: dateView(dates.published),
    volume: journal.volume ?? false,
    issue: journal.issue ?? false,
    articleNumber: journal.articleNumber ?? false,
    address: metadata.deposit?.url ?? false,
    firstPage: journal.firstPage === undefined ? false : String(journal.firstPage),
    history: (["received", "accepted"] as const).flatMap((type) => {
      const date = dateView(dates[type]);
      return date === false ? [] : [{ type, ...date }];
    }),
    hasHistory: dates.received !== undefined || dates.accepted !== undefined,
    hasPermissions: licence !== undefined || copyright !== undefined,
    copyright: copyright ?? false,
    licence: licence !== undefined && {
      name: licence.name,
      address: outsideAddress(licence.url ?? "") ?? false,
    },
    hasKeywords: keywords.length > 0,
    keywords: keywords.map((keyword) => ({ keyword })),
    keywordsTitle: terms.keywords,
    abstractTitle: terms.abstract,
    funding: fundingView(metadata),
  };
}

/** Every journal has one in JATS; a name that programs can compare is made of the title where there is no ISSN. */
function journalId({ journal }: Metadata): string {
  const name = (journal.title ?? "").normalize("NFKD").replace(/\p{M}/gu, "");
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
}

function peopleView({ authors, affiliations, contributors = [] }: Metadata): View {
  const others = (["editor", "translator", "illustrator"] as const).flatMap((role) => {
    const own = contributors.filter((contributor) => contributor.role === role);
    return own.length === 0 ? [] : [{ role, people: own.map((person) => nameView(person)) }];
  });
  return {
    hasAuthors: authors.length > 0,
    authors: authors.map((author, index) => authorView(author, index)),
    affiliations: affiliations.map(({ name, city, country, ror }, index) => ({
      id: `aff-${index + 1}`,
      label: affiliations.length > 1 && String(index + 1),
      name,
      city: city ?? false,
      country: country ?? false,
      ror: ror ?? false,
    })),
    others,
    ...notesView(authors),
  };
}

function authorView(author: Author, index: number): View {
  const { orcid, email, corresponding, equalContribution, affiliations, roles } = author;
  return {
    ...nameView(author),
    orcid: orcid ?? false,
    corresponding,
    equalContribution,
    email: (!corresponding && email) || false,
    correspondenceId: corresponding && email !== undefined && `corresp-${index + 1}`,
    roles: roles.map((role) => ({ role, ...creditRole(role) })),
    affiliations: affiliations.map((at) => ({ id: `aff-${at + 1}`, label: String(at + 1) })),
  };
}

function nameView({ family, given, name }: Pick<Author, "family" | "given" | "name">): View {
  const isNamed = family !== undefined;
  const isBody = !isNamed && isCollective(name);
  return { name, isNamed, isBody, family: family ?? "", given: given ?? false };
}

function notesView(authors: readonly Author[]): View {
  const correspondence = authors.flatMap(({ corresponding, email, name }, index) =>
    corresponding && email !== undefined ? [{ id: `corresp-${index + 1}`, email, name }] : [],
  );
  return { hasNotes: correspondence.length > 0, correspondence };
}

/** A date in its parts, as exact as it is known. */
function dateView(date: IsoDate | undefined): View | false {
  if (date === undefined) return false;
  const [year = "", month = false, day = false] = date.split("-");
  return { iso: date, year, month, day };
}

function fundingView({ funding }: Metadata): View | false {
  const awards = funding.filter(({ source }) => source !== "");
  const statements = funding.flatMap(({ statement }) => (statement === undefined ? [] : [{ statement }]));
  if (awards.length + statements.length === 0) return false;
  return {
    awards: awards.map(({ source, award }, index) => ({
      id: `funding-${index + 1}`,
      source,
      award: award ?? false,
    })),
    statements,
  };
}
