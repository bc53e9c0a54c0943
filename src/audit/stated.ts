import { ownAddress } from "../markup/own-address.ts";
import { filedAs } from "../markup/person-names.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { Galley } from "../model/galley.ts";
import { inlineText } from "../tree/text.ts";
import { firstPlace } from "./first-place.ts";
import type { Stated } from "./read-html.ts";

/** What search engines and reference managers are told of a publication is what its metadata say. */
export function statedFindings(
  galley: Galley,
  { tags, linkedData, canonical }: Stated,
  edition: string,
): readonly Diagnostic[] {
  const { metadata } = galley;
  const title = inlineText(galley.title);
  const subtitle = inlineText(galley.subtitle);
  const tag = (name: string): string => (tags.get(name) ?? []).join(" | ");
  const data = isRecord(linkedData) ? linkedData : {};
  const facts: readonly (readonly [what: string, found: string, wanted: string])[] = [
    ["citation_title", tag("citation_title"), [title, subtitle].filter((part) => part !== "").join(": ")],
    ["citation_author", tag("citation_author"), metadata.authors.map(filedAs).join(" | ")],
    [
      "citation_publication_date",
      tag("citation_publication_date").replaceAll("/", "-"),
      metadata.dates.published ?? "",
    ],
    ["citation_journal_title", tag("citation_journal_title"), metadata.journal.title ?? ""],
    ["citation_volume", tag("citation_volume"), metadata.journal.volume ?? ""],
    ["citation_issue", tag("citation_issue"), metadata.journal.issue ?? ""],
    ["citation_firstpage", tag("citation_firstpage"), `${metadata.journal.firstPage ?? ""}`],
    ["citation_doi", tag("citation_doi"), metadata.doi ?? ""],
    ["citation_isbn", tag("citation_isbn"), metadata.isbn ?? ""],
    ["citation_pdf_url", tag("citation_pdf_url"), metadata.pdfAddress ?? ""],
    ["canonical address", canonical ?? "", ownAddress(metadata) ?? ""],
    ["name in JSON-LD", textOf(data["name"]), title],
    ["authors in JSON-LD", namesOf(data["author"]), metadata.authors.map(({ name }) => name).join(" | ")],
    ["date in JSON-LD", textOf(data["datePublished"]), metadata.dates.published ?? ""],
  ];
  return facts
    .filter(([, found, wanted]) => plain(found) !== plain(wanted))
    .map(([what, found, wanted]) => ({
      check: "audit/metadata-agree",
      severity: "error",
      place: firstPlace(galley),
      message: `The ${edition} says "${found}" as ${what}; "${wanted}" was expected.`,
      help: "Build again; if it stays, report it with the metadata.",
    }));
}

function plain(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function namesOf(value: unknown): string {
  if (!Array.isArray(value)) return "";
  return value.map((each) => (isRecord(each) ? textOf(each["name"]) : "")).join(" | ");
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
