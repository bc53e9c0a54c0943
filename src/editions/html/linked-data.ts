import { ownAddress } from "../../markup/own-address.ts";
import { plainAbstract } from "../../markup/plain-abstract.ts";
import type { Galley } from "../../model/galley.ts";
import type { Affiliation, Author, ContributorRole, Metadata } from "../../model/metadata.ts";
import { inlineText } from "../../tree/text.ts";
import { listedWorks } from "./listed-works.ts";

/** Data of schema.org; what is undefined or an empty list is not written. */
type Thing = { readonly [property: string]: unknown };

/** The publication as a ScholarlyArticle or a Book of schema.org. */
export function linkedData(galley: Galley): Thing {
  const { metadata } = galley;
  const isBook = metadata.kind === "book";
  const { firstPage } = metadata.journal;
  return known({
    "@context": "https://schema.org",
    "@type": isBook ? "Book" : "ScholarlyArticle",
    "@id": metadata.doi && `https://doi.org/${metadata.doi}`,
    name: inlineText(galley.title),
    ...(isBook ? {} : { headline: inlineText(galley.title) }),
    alternativeHeadline: inlineText(galley.subtitle) || undefined,
    author: metadata.authors.map((author) => person(author, metadata)),
    ...contributorsOf(metadata),
    datePublished: metadata.dates.published,
    inLanguage: metadata.language,
    abstract: plainAbstract(galley.abstract) || undefined,
    keywords: metadata.keywords,
    isPartOf: isBook ? series(metadata) : journal(metadata),
    pageStart: firstPage,
    publisher: metadata.publisher && { "@type": "Organization", name: metadata.publisher },
    license: metadata.licence?.url ?? metadata.licence?.name,
    copyrightNotice: metadata.copyright,
    isbn: metadata.isbn,
    identifier: metadata.doi && { "@type": "PropertyValue", propertyID: "DOI", value: metadata.doi },
    url: ownAddress(metadata),
    encoding: metadata.pdfAddress && {
      "@type": "MediaObject",
      encodingFormat: "application/pdf",
      contentUrl: metadata.pdfAddress,
    },
    funding: metadata.funding.map(({ source, award }) =>
      known({ "@type": "Grant", identifier: award, funder: { "@type": "Organization", name: source } }),
    ),
    citation: listedWorks(galley),
  });
}

function known(thing: Thing): Thing {
  const isKnown = (value: unknown): boolean =>
    value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0);
  return Object.fromEntries(Object.entries(thing).filter(([, value]) => isKnown(value)));
}

function person(author: Author, { affiliations }: Metadata): Thing {
  return known({
    "@type": author.literal === undefined ? "Person" : undefined,
    name: author.name,
    givenName: author.given,
    familyName: author.family,
    sameAs: author.orcid && `https://orcid.org/${author.orcid}`,
    affiliation: author.affiliations.flatMap((index) => organisation(affiliations[index])),
  });
}

function organisation(affiliation: Affiliation | undefined): readonly Thing[] {
  if (affiliation === undefined) return [];
  return [known({ "@type": "Organization", name: affiliation.name, sameAs: affiliation.ror })];
}

function contributorsOf({ contributors = [] }: Metadata): Thing {
  const named = (wanted: ContributorRole): readonly Thing[] =>
    contributors
      .filter(({ role }) => role === wanted)
      .map(({ name, given, family }) =>
        known({ "@type": "Person", name, givenName: given, familyName: family }),
      );
  return {
    editor: named("editor"),
    translator: named("translator"),
    illustrator: named("illustrator"),
  };
}

/** An issue of a volume of a journal, as far as they are known. */
function journal({ journal: { title, issn, volume, issue } }: Metadata): Thing | undefined {
  if (title === undefined) return undefined;
  const periodical = known({ "@type": "Periodical", name: title, issn });
  const inVolume =
    volume === undefined
      ? periodical
      : { "@type": "PublicationVolume", volumeNumber: volume, isPartOf: periodical };
  return issue === undefined
    ? inVolume
    : { "@type": "PublicationIssue", issueNumber: issue, isPartOf: inVolume };
}

function series({ series: name }: Metadata): Thing | undefined {
  return name === undefined ? undefined : { "@type": "BookSeries", name };
}
