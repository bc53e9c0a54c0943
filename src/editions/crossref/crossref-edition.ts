import { strToU8 } from "fflate";
import { isCollective } from "../../language/collective-names.ts";
import { serialise } from "../../markup/element.ts";
import { blockNodes } from "../../markup/jats/blocks.ts";
import type { Context } from "../../markup/jats/context.ts";
import { inlineNodes } from "../../markup/jats/inlines.ts";
import { paragraphNodes } from "../../markup/jats/paragraphs.ts";
import { outsideAddress } from "../../markup/link.ts";
import { renderTemplate, type Templates, type View } from "../../markup/template.ts";
import type { Checked, Diagnostic } from "../../model/diagnostic.ts";
import type { Edition } from "../../model/edition.ts";
import type { Galley } from "../../model/galley.ts";
import type { Affiliation, IsoDate, Metadata } from "../../model/metadata.ts";
import type { Place } from "../../model/place.ts";
import { referenceEntries } from "../../tree/reference-entries.ts";
import { workDoi } from "../../tree/work-values.ts";
import { faceMarkup, withPrefix } from "./face-markup.ts";
import { missingNeeds } from "./needs.ts";

export type CrossrefTools = {
  readonly templates: Templates;
  /** Where a value of the metadata stands. */
  readonly placeOf: (path: readonly string[]) => Place;
  /** The version of the deposit, where it is not that of the publication's own date. */
  readonly date: Date | null;
};

/**
 * Writes what Crossref wants to know of a journal article, `<name>-crossref.xml` by schema 5.3.1. Null where the metadata
 * lack something that it cannot do without. The same galley gives the same bytes.
 */
export function crossrefEdition(galley: Galley, name: string, tools: CrossrefTools): Checked<Edition | null> {
  const { metadata } = galley;
  const missing =
    metadata.kind === "article"
      ? missingNeeds(metadata, tools.placeOf)
      : [
          {
            check: "deposits/crossref-is-for-articles",
            severity: "error" as const,
            place: tools.placeOf(["editions"]),
            message: "A deposit with Crossref was asked for a book; an article was expected.",
            help: "Take `crossref` out of the editions, and register the book by hand.",
          },
        ];
  if (missing.length > 0) return { value: null, diagnostics: missing };
  const view = { ...headView(metadata, name, tools.date), ...articleView(galley) };
  const xml = renderTemplate(tools.templates, "shared/crossref/deposit.xml", view);
  return {
    value: { kind: "crossref", files: new Map([[`${name}-crossref.xml`, strToU8(xml)]]) },
    diagnostics: wholeNames(metadata, tools.placeOf),
  };
}

/** A person's name that is not taken apart goes where Crossref wants the family name: it has no other place. */
function wholeNames({ authors }: Metadata, placeOf: CrossrefTools["placeOf"]): readonly Diagnostic[] {
  return authors.flatMap(({ name, family }, index) => {
    if (family !== undefined || isCollective(name)) return [];
    return [
      {
        check: "deposits/crossref-knows-family-names",
        severity: "warning",
        place: placeOf(["authors", String(index)]),
        message: `"${name}" is one name; Crossref registers family names apart from given names.`,
        help: `Write the name with \`family:\` and \`given:\`, or as "Family, Given".`,
      } as const,
    ];
  });
}

/** The timestamp is the record's version: Crossref takes a changed record only with a later one. */
function headView({ deposit, publisher, dates }: Metadata, name: string, given: Date | null): View {
  const date = given ?? new Date(dates.published ?? 0);
  const timestamp = date.toISOString().replace(/\D/g, "").slice(0, 14);
  return {
    batch: `${name.slice(0, 80)}-${timestamp}`,
    timestamp,
    depositor: deposit?.depositor,
    email: deposit?.email,
    registrant: deposit?.registrant ?? publisher,
    address: outsideAddress(deposit?.url ?? ""),
  };
}

function articleView(galley: Galley): View {
  const { metadata } = galley;
  const { journal, dates, doi, language, licence, funding, deposit } = metadata;
  const { volume = false, issue = false, firstPage, articleNumber } = journal;
  const funders = funding.filter(({ source }) => source !== "");
  const licenceAddress = outsideAddress(licence?.url ?? "");
  const context = contextOf(galley);
  const abstract = galley.abstract.length > 0 && paragraphNodes(galley.abstract, context);
  const citations = citationsOf(galley);
  return {
    language: /^[a-z]{2}(?=-|$)/.exec(language)?.[0] ?? false,
    journal: journal.title,
    issn: journal.issn?.toUpperCase(),
    volume,
    issue,
    hasIssue: volume !== false || issue !== false,
    title: serialise(faceMarkup(inlineNodes(galley.title, context))),
    subtitle: galley.subtitle.length > 0 && serialise(faceMarkup(inlineNodes(galley.subtitle, context))),
    ...contributorsView(metadata),
    abstract: abstract !== false && serialise(withPrefix(abstract)),
    published: dateView(dates.published),
    accepted: dateView(dates.accepted),
    firstPage: firstPage === undefined ? false : String(firstPage),
    articleNumber: articleNumber ?? false,
    hasFunders: funders.length > 0,
    funders: funders.map(({ source, award }) => ({ source, award: award ?? false })),
    licence: licenceAddress !== null && {
      address: licenceAddress,
      start: dates.published?.length === "2026-03-09".length && dates.published,
    },
    hasArchives: (deposit?.archives.length ?? 0) > 0,
    archives: deposit?.archives.map((archive) => ({ name: archive })) ?? [],
    doi,
    hasCitations: citations.length > 0,
    citations,
  };
}

/** Nothing inside the article can be pointed at from here. */
function contextOf({ metadata, works, resources }: Galley): Context {
  return {
    language: metadata.language,
    inLink: false,
    mayDisplay: false,
    refTypes: new Map(),
    anchors: new Set(),
    works,
    images: new Map(resources.map((resource) => [resource.href, resource])),
    collectNote: () => undefined,
    blocks: blockNodes,
  };
}

/** Illustrators have no role at Crossref. */
function contributorsView({ authors, affiliations, contributors = [] }: Metadata): View {
  const people = [
    ...authors.map((author) => ({ ...author, role: "author" })),
    ...contributors
      .filter(({ role }) => role !== "illustrator")
      .map((person) => ({ ...person, affiliations: [], orcid: undefined })),
  ];
  const views = people.map(({ name, family, given, orcid, role, affiliations: own }, index) => ({
    sequence: index === 0 ? "first" : "additional",
    role,
    isPerson: family !== undefined || !isCollective(name),
    name,
    family: family ?? name,
    given: given ?? false,
    orcid: orcid ?? false,
    hasAffiliations: own.length > 0,
    affiliations: own.map((at) => institutionView(affiliations[at])),
  }));
  return { hasContributors: views.length > 0, contributors: views };
}

function institutionView(affiliation: Affiliation | undefined): View {
  const place = [affiliation?.city, affiliation?.country].filter((part) => part).join(", ");
  return {
    name: affiliation?.name ?? "",
    ror: affiliation?.ror ?? false,
    place: place !== "" && place,
  };
}

function dateView(date: IsoDate | undefined): View | false {
  if (date === undefined) return false;
  const [year = "", month = false, day = false] = date.split("-");
  return { year, month, day };
}

function citationsOf({ spine, works }: Galley): readonly View[] {
  return referenceEntries(spine.flatMap(({ blocks }) => blocks)).map(({ id, text }) => {
    const work = works.get(id);
    const doi = work === undefined ? "" : workDoi(work);
    return { key: id.slice(0, 128), text, doi: /^10\.\d{4,9}\/.{1,200}$/.test(doi) && doi };
  });
}
