import { ownAddress } from "../../markup/own-address.ts";
import { filedAs } from "../../markup/person-names.ts";
import { plainAbstract } from "../../markup/plain-abstract.ts";
import type { View } from "../../markup/template.ts";
import type { Galley } from "../../model/galley.ts";
import type { Author, Metadata } from "../../model/metadata.ts";
import { inlineText } from "../../tree/text.ts";
import { linkedData } from "./linked-data.ts";
import { listedWorks } from "./listed-works.ts";

type Tag = readonly [name: string, content: string | undefined];

/** What the page says of itself to search engines and reference managers. */
export function headView(galley: Galley): View {
  const address = ownAddress(galley.metadata);
  return {
    canonical: address ?? false,
    tags: given([...citationTags(galley), ...dublinCore(galley)]),
    properties: given(openGraph(galley)),
    linkedData: insideElement(JSON.stringify(linkedData(galley))),
  };
}

function given(tags: readonly Tag[]): readonly View[] {
  return tags.flatMap(([name, content]) =>
    content === undefined || content === "" ? [] : [{ name, content }],
  );
}

/** JSON that neither HTML nor XML takes for markup. */
function insideElement(json: string): string {
  return json.replace(/[<>&]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`);
}

/** Highwire Press tags, in the forms Google Scholar asks for (scholar.google.com, "Inclusion Guidelines for Webmasters"). */
function citationTags(galley: Galley): readonly Tag[] {
  const { metadata } = galley;
  const { journal, dates } = metadata;
  return [
    ["citation_title", wholeTitle(galley)],
    ...metadata.authors.flatMap((author) => authorTags(author, metadata)),
    ["citation_publication_date", dates.published?.replaceAll("-", "/")],
    ["citation_journal_title", journal.title],
    ["citation_issn", journal.issn],
    ["citation_volume", journal.volume],
    ["citation_issue", journal.issue],
    ["citation_firstpage", journal.firstPage?.toString()],
    ["citation_doi", metadata.doi],
    ["citation_isbn", metadata.isbn],
    ["citation_publisher", metadata.publisher],
    ["citation_language", metadata.language],
    ["citation_keywords", metadata.keywords.join("; ")],
    ["citation_public_url", ownAddress(metadata)],
    ["citation_pdf_url", metadata.pdfAddress],
    ...listedWorks(galley).map((work): Tag => ["citation_reference", work]),
  ];
}

/** What belongs to an author follows the author. */
function authorTags(author: Author, { affiliations }: Metadata): readonly Tag[] {
  return [
    ["citation_author", filedAs(author)],
    ...author.affiliations.map((index): Tag => ["citation_author_institution", affiliations[index]?.name]),
    ["citation_author_orcid", author.orcid && `https://orcid.org/${author.orcid}`],
  ];
}

function dublinCore({ metadata, abstract, ...galley }: Galley): readonly Tag[] {
  return [
    ["dcterms.title", inlineText(galley.title)],
    ...metadata.authors.map((author): Tag => ["dcterms.creator", filedAs(author)]),
    ["dcterms.issued", metadata.dates.published],
    ["dcterms.language", metadata.language],
    ["dcterms.publisher", metadata.publisher],
    ["dcterms.identifier", metadata.doi && `https://doi.org/${metadata.doi}`],
    ["dcterms.license", metadata.licence?.url],
    ["description", plainAbstract(abstract)],
  ];
}

function openGraph({ metadata, ...galley }: Galley): readonly Tag[] {
  return [
    ["og:type", metadata.kind],
    ["og:title", inlineText(galley.title)],
    ["og:url", ownAddress(metadata)],
    ["og:site_name", metadata.journal.title ?? metadata.publisher],
    ["og:locale", metadata.language.replace("-", "_")],
  ];
}

/** The title as works are cited by it, with the subtitle. */
function wholeTitle({ title, subtitle }: Galley): string {
  return [title, subtitle]
    .map((part) => inlineText(part).trim())
    .filter((part) => part !== "")
    .join(": ");
}
