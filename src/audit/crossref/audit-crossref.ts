import { strFromU8 } from "fflate";
import type { Diagnostic } from "../../model/diagnostic.ts";
import type { Edition } from "../../model/edition.ts";
import type { Galley } from "../../model/galley.ts";
import { referenceEntries } from "../../tree/reference-entries.ts";
import { inlineText } from "../../tree/text.ts";
import { workDoi } from "../../tree/work-values.ts";
import { compareText } from "../compare-text.ts";
import { firstPlace } from "../first-place.ts";
import { galleyText } from "../galley-text.ts";
import { normalise } from "../normalise.ts";
import { descendants, elementsOf, readXml, textOf, type XmlElement } from "../read-xml.ts";
import { validateDeposit } from "./validate-deposit.ts";

const help = "Build again; if it stays, report it: what is registered may not differ from what is published.";

/** Compares a finished deposit with the galley, and with the rules of Crossref's schema. */
export function auditCrossref(galley: Galley, { files }: Edition): readonly Diagnostic[] {
  return [...files.values()].flatMap((bytes) => {
    const deposit = readXml(strFromU8(bytes));
    return [
      ...validityFindings(galley, deposit),
      ...metadataFindings(galley, deposit),
      ...citationFindings(galley, deposit),
      ...abstractFindings(galley, deposit),
    ];
  });
}

function validityFindings(galley: Galley, deposit: XmlElement): readonly Diagnostic[] {
  return validateDeposit(deposit).map(({ element, message }) => ({
    check: "audit/crossref-is-valid",
    severity: "error",
    place: firstPlace(galley),
    message: `In the deposit, <${element}> ${message}.`,
    help: "Look at the value in the metadata. Where it is right, report this.",
  }));
}

/** What the registry shows of the article is what the metadata say. */
function metadataFindings(galley: Galley, deposit: XmlElement): readonly Diagnostic[] {
  const found = facts(deposit);
  return expected(galley).flatMap(([name, wanted]) => {
    const has = found.get(name) ?? "";
    if (normalise(has) === normalise(wanted)) return [];
    const message = `The deposit gives "${has}" as ${name}; "${wanted}" was expected.`;
    return [
      { check: "audit/metadata-agree", severity: "error", place: firstPlace(galley), message, help } as const,
    ];
  });
}

function expected({ metadata, title, subtitle }: Galley): readonly (readonly [string, string])[] {
  const { journal, doi, dates, authors, licence, deposit } = metadata;
  return [
    ["DOI", doi ?? ""],
    ["address", deposit?.url ?? ""],
    ["title", inlineText(title)],
    ["subtitle", inlineText(subtitle)],
    ["journal", journal.title ?? ""],
    ["ISSN", journal.issn ?? ""],
    ["volume", journal.volume ?? ""],
    ["issue", journal.issue ?? ""],
    ["first page", journal.firstPage === undefined ? "" : String(journal.firstPage)],
    ["date of publication", (dates.published ?? "").replaceAll("-", " ")],
    ["licence", licence?.url ?? ""],
    [
      "authors",
      authors
        .map(({ name, family, given }) => (family === undefined ? name : `${given ?? ""} ${family}`))
        .join("; "),
    ],
    ["ORCIDs", authors.flatMap(({ orcid }) => orcid ?? []).join("; ")],
  ];
}

function facts(deposit: XmlElement): ReadonlyMap<string, string> {
  const [article] = descendants(deposit).filter(({ name }) => name === "journal_article");
  const whole = descendants(deposit);
  const inArticle = article === undefined ? [] : descendants(article);
  const own = (name: string): string => textOf(article === undefined ? deposit : child(article, name));
  const all = (elements: readonly XmlElement[], wanted: string): string =>
    elements
      .filter(({ name }) => name === wanted)
      .map((element) => textOf(element).trim())
      .join("; ");
  const data = article === undefined ? [] : elementsOf(child(article, "doi_data"));
  const date = article === undefined ? [] : elementsOf(child(article, "publication_date"));
  const part = (wanted: string): string =>
    date
      .filter(({ name }) => name === wanted)
      .map(textOf)
      .join("");
  const authors = inArticle.filter(({ attributes }) => attributes["contributor_role"] === "author");
  return new Map([
    ["DOI", all(data, "doi")],
    ["address", all(data, "resource")],
    ["title", all(inArticle, "title")],
    ["subtitle", all(inArticle, "subtitle")],
    ["journal", all(whole, "full_title")],
    ["ISSN", all(whole, "issn")],
    ["volume", all(whole, "volume")],
    ["issue", all(whole, "issue")],
    ["first page", own("pages").trim()],
    ["date of publication", ["year", "month", "day"].map(part).join(" ").trim()],
    ["licence", all(inArticle, "ai:license_ref")],
    ["authors", authors.map(nameOf).join("; ")],
    ["ORCIDs", all(inArticle, "ORCID").replaceAll("https://orcid.org/", "")],
  ]);
}

const none: XmlElement = { name: "", attributes: {}, children: [] };

function child(element: XmlElement, name: string): XmlElement {
  return elementsOf(element).find((each) => each.name === name) ?? none;
}

function nameOf(author: XmlElement): string {
  if (author.name === "organization") return textOf(author).trim();
  return `${textOf(child(author, "given_name"))} ${textOf(child(author, "surname"))}`.trim();
}

/** The works cited are those of the printed list, in its order and words, with their DOIs. */
function citationFindings(galley: Galley, deposit: XmlElement): readonly Diagnostic[] {
  const citations = descendants(deposit).filter(({ name }) => name === "citation");
  const entries = referenceEntries(galley.spine.flatMap(({ blocks }) => blocks));
  const longest = Math.max(citations.length, entries.length);
  const index = Array.from({ length: longest }, (_, at) => at).find((at) => {
    const [citation, entry] = [citations[at] ?? none, entries[at]];
    const text = normalise(textOf(child(citation, "unstructured_citation")));
    return text !== normalise(entry?.text ?? "") || !hasDoi(citation, entry && galley.works.get(entry.id));
  });
  if (index === undefined) return [];
  const [citation, entry] = [citations[index] ?? none, entries[index]];
  const message = `The deposit has "${textOf(citation).slice(0, 80)}" as work ${index + 1}; "${(entry?.text ?? "the list's end").slice(0, 80)}" was expected.`;
  const place = galley.places.get(entry?.id ?? "") ?? firstPlace(galley);
  return [{ check: "audit/reference-list-agrees", severity: "error", place, message, help }];
}

function hasDoi(citation: XmlElement, work: Parameters<typeof workDoi>[0] | undefined): boolean {
  const written = textOf(child(citation, "doi"));
  const doi = work === undefined ? "" : workDoi(work);
  return written === doi || (written === "" && !/^10\.\d{4,9}\/.{1,200}$/.test(doi));
}

function abstractFindings(galley: Galley, deposit: XmlElement): readonly Diagnostic[] {
  const [abstract] = descendants(deposit).filter(({ name }) => name === "jats:abstract");
  const lines = readable(abstract ?? none)
    .split("\n")
    .map((raw) => ({ raw, page: 0 }));
  const passages = galleyText(galley, new Set()).abstract;
  if (passages.length === 0) return [];
  const edition = { kind: "crossref" as const, lines, nameOf: () => "its abstract" };
  return compareText([passages], edition).findings;
}

const silent = /^(?:mml:math|jats:alternatives|jats:alt-text)$/;

function readable(element: XmlElement): string {
  if (silent.test(element.name)) return "";
  const parts = element.children.map((each) => (typeof each === "string" ? each : readable(each)));
  return element.name === "jats:p" ? `\n${parts.join("")}\n` : parts.join("");
}
