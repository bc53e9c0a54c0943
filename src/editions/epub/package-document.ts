import { outsideAddress } from "../../markup/link.ts";
import { filedAs } from "../../markup/person-names.ts";
import { plainAbstract } from "../../markup/plain-abstract.ts";
import { renderTemplate, type Templates, type View } from "../../markup/template.ts";
import type { Galley } from "../../model/galley.ts";
import type { Author, Contributor, ContributorRole, Metadata } from "../../model/metadata.ts";
import { inlineText } from "../../tree/text.ts";
import { accessibility } from "./accessibility.ts";
import { coverImagePath, coverPath } from "./cover.ts";
import type { ContentDocument } from "./documents.ts";
import { identifiers, packageIdentifier } from "./identifiers.ts";
import { navigationPath, type PageListEntry } from "./navigation.ts";
import { ncxPath } from "./ncx.ts";

/** All files the book is made of, but for the package document itself. */
export type BookParts = {
  readonly cover: ContentDocument;
  readonly coverImage: string;
  readonly title: ContentDocument;
  readonly navigation: string;
  /** Pages of the print edition; empty where it was not made. */
  readonly pageList: readonly PageListEntry[];
  readonly documents: readonly ContentDocument[];
  readonly styleSheet: string;
  /** Fonts and their licences, by path. */
  readonly fonts: ReadonlyMap<string, Uint8Array>;
};

export type Identification = {
  /** Hexadecimal digest of the book's contents; names it where it has neither ISBN nor DOI. */
  readonly contentDigest: string;
  /** Written as the moment of the last change. */
  readonly modified: Date;
};

/** The package document (EPUB 3.3 §5). */
export function packageDocument(
  galley: Galley,
  parts: BookParts,
  { contentDigest, modified }: Identification,
  templates: Templates,
): string {
  const { metadata } = galley;
  const known = identifiers(metadata, contentDigest);
  return renderTemplate(templates, "shared/epub/package.opf", {
    language: metadata.language,
    direction: metadata.direction,
    identifiers: known,
    title: inlineText(galley.title),
    subtitle: galley.subtitle.length > 0 && inlineText(galley.subtitle),
    creators: metadata.authors.map(creator),
    contributors: (metadata.contributors ?? []).map(contributorView),
    modified: modified.toISOString().replace(/\.\d+Z$/, "Z"),
    published: metadata.dates.published ?? false,
    publisher: metadata.publisher ?? false,
    rights: rights(metadata),
    licenceAddress: outsideAddress(metadata.licence?.url ?? "") ?? false,
    description: plainAbstract(galley.abstract) || false,
    subjects: metadata.keywords,
    collections: collections(metadata),
    pageSource: parts.pageList.length > 0 && pageSource(galley),
    ...accessibility(galley, [parts.title, ...parts.documents]),
    items: manifest(galley, parts),
    itemrefs: spine(galley, parts),
  });
}

/** The relators of MARC 21 by the roles of our metadata. */
const relators: Readonly<Record<ContributorRole, string>> = {
  editor: "edt",
  translator: "trl",
  illustrator: "ill",
};

function contributorView(contributor: Contributor, index: number): View {
  return {
    id: `contributor-${index + 1}`,
    name: contributor.name,
    role: relators[contributor.role],
    fileAs: filedAs(contributor),
  };
}

function creator(author: Author, index: number): View {
  const { orcid } = author;
  return {
    id: `creator-${index + 1}`,
    name: author.name,
    fileAs: filedAs(author),
    sequence: index + 1,
    orcid: orcid !== undefined && isOrcid(orcid) && orcid,
  };
}

/** ISO 7064 mod 11-2, as ORCID's registry checks it. */
function isOrcid(orcid: string): boolean {
  if (!/^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/.test(orcid)) return false;
  const digits = orcid.replaceAll("-", "");
  const total = [...digits.slice(0, -1)].reduce((sum, digit) => ((sum + Number(digit)) * 2) % 11, 0);
  const check = (12 - total) % 11;
  return digits.at(-1) === (check === 10 ? "X" : String(check));
}

function rights({ copyright, licence }: Metadata): string | false {
  const terms = licence === undefined ? [] : [licence.name, licence.url];
  return [copyright, ...terms].filter((part) => part).join(", ") || false;
}

/** What the page breaks are those of; the editions share their identifiers. */
function pageSource({ metadata, title }: Galley): string {
  const isNamed = metadata.isbn !== undefined || metadata.doi !== undefined;
  return isNamed ? packageIdentifier(metadata, "") : `${inlineText(title)} (PDF)`;
}

function collections({ journal, series }: Metadata): readonly View[] {
  const found: View[] = [];
  if (journal.title !== undefined) {
    found.push({
      id: "journal",
      title: journal.title,
      issn: journal.issn ?? false,
      position: position(journal),
    });
  }
  if (series !== undefined) found.push({ id: "series", title: series, issn: false, position: false });
  return found;
}

/** Volume and issue as EPUB counts positions: whole numbers with dots between them. */
function position({ volume, issue }: Metadata["journal"]): string | false {
  const numbers = [volume, issue].filter((number) => number !== undefined && /^\d+$/.test(number));
  return numbers.length > 0 && numbers.join(".");
}

function manifest(galley: Galley, parts: BookParts): readonly View[] {
  const xhtml = "application/xhtml+xml";
  const item = (id: string, href: string, mediaType: string, properties = ""): View => ({
    id,
    href,
    mediaType,
    properties: properties || false,
  });
  return [
    item("toc", navigationPath, xhtml, "nav"),
    item("ncx", ncxPath, "application/x-dtbncx+xml"),
    item("cover", coverPath, xhtml),
    item("cover-image", coverImagePath, "image/svg+xml", "cover-image"),
    item("style", "style.css", "text/css"),
    ...[parts.title, ...parts.documents].map(({ path, xhtml: text }) =>
      item(itemId(path), path, xhtml, /<math[\s>]/.test(text) ? "mathml" : ""),
    ),
    ...galley.resources.map(({ href, mediaType }) => item(itemId(href), href, mediaType)),
    ...[...parts.fonts.keys()].map((path) =>
      item(itemId(path), path, path.endsWith(".woff") ? "font/woff" : "text/plain"),
    ),
  ];
}

/** Contents are read between title page and text in books, and in articles that ask for them. */
function spine({ metadata }: Galley, parts: BookParts): readonly View[] {
  const showsContents = metadata.kind === "book" || metadata.settings.contents;
  const ids = ["cover", itemId(parts.title.path), "toc", ...parts.documents.map(({ path }) => itemId(path))];
  return ids.map((id) => ({ idref: id, isAside: id === "toc" && !showsContents }));
}

function itemId(path: string): string {
  return path.replace(/\.xhtml$/, "").replace(/[^A-Za-z0-9-]/g, "-");
}
