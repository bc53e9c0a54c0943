import { ownAddress } from "../../markup/own-address.ts";
import { plainAbstract } from "../../markup/plain-abstract.ts";
import type { Item } from "../../model/bibliography.ts";
import type { Galley } from "../../model/galley.ts";
import type { Contributor, ContributorRole, IsoDate, Metadata } from "../../model/metadata.ts";
import type { Inline } from "../../model/pandoc.ts";
import { inlineText } from "../../tree/text.ts";
import { type NamedPerson, nameParts } from "./name-parts.ts";

/** The publication as others cite it: an item of CSL-JSON (CSL 1.0.2 schema, `csl-data.json`). */
export function publicationItem(galley: Galley): Item {
  const { metadata } = galley;
  const { journal } = metadata;
  const variables = {
    title: wholeTitle(galley, richText),
    author: metadata.authors.map(cslName),
    ...contributorsOf(metadata),
    issued: metadata.dates.published && { "date-parts": [dateParts(metadata.dates.published)] },
    "container-title": journal.title,
    "collection-title": metadata.series,
    volume: journal.volume,
    issue: journal.issue,
    page: journal.firstPage?.toString(),
    DOI: metadata.doi,
    ISBN: metadata.isbn,
    ISSN: journal.issn,
    publisher: metadata.publisher,
    language: metadata.language,
    URL: ownAddress(metadata),
    abstract: plainAbstract(galley.abstract),
    keyword: metadata.keywords.join(", "),
  };
  const known = Object.entries(variables).filter(
    ([, value]) => value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0),
  );
  return { id: citationKey(metadata), type: itemType(metadata), ...Object.fromEntries(known) };
}

/** Without a journal an article may be anything that is read. */
function itemType({ kind, journal }: Metadata): string {
  if (kind === "book") return "book";
  return journal.title === undefined ? "document" : "article-journal";
}

/** "daryabari2026": the first author's family name and the year, in ASCII letters. */
export function citationKey({ authors: [first], dates, kind }: Metadata): string {
  const name = first === undefined ? "" : (nameParts(first).family ?? first.name);
  const letters = name
    .normalize("NFKD")
    .replace(/[^A-Za-z]/g, "")
    .toLowerCase();
  return `${letters || kind}${dates.published?.slice(0, 4) ?? ""}`;
}

/** The title with the subtitle behind a colon, each written as asked. */
export function wholeTitle(
  { title, subtitle }: Galley,
  write: (inlines: readonly Inline[]) => string,
): string {
  return [title, subtitle]
    .map((inlines) => write(inlines).replace(/\s+/g, " ").trim())
    .filter((text) => text !== "")
    .join(": ");
}

/** Elements that titles in CSL-JSON may have. */
const marks: Readonly<Record<string, readonly [string, string]>> = {
  Emph: ["<i>", "</i>"],
  Strong: ["<b>", "</b>"],
  Superscript: ["<sup>", "</sup>"],
  Subscript: ["<sub>", "</sub>"],
  SmallCaps: ['<span style="font-variant:small-caps;">', "</span>"],
};

function richText(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      const mark = marks[inline.t];
      const isMarked =
        inline.t === "Emph" ||
        inline.t === "Strong" ||
        inline.t === "Superscript" ||
        inline.t === "Subscript" ||
        inline.t === "SmallCaps";
      if (isMarked && mark !== undefined) return `${mark[0]}${richText(inline.c)}${mark[1]}`;
      return inline.t === "Math" ? `$${inline.c[1]}$` : inlineText([inline]);
    })
    .join("");
}

/** Year, month and day, as many as are known. */
export function dateParts(date: IsoDate): readonly number[] {
  return date.split("-").map(Number);
}

/** "d'" and the like, which CSL has apart from the name. */
const elided = /^(\p{Ll}{1,2})['’](?=\p{Lu})/u;

function cslName(person: NamedPerson): Readonly<Record<string, string>> {
  const { particle, family, given, suffix, literal } = nameParts(person);
  const [elision, article] = elided.exec(family ?? "") ?? [];
  return Object.fromEntries(
    [
      ["family", family?.slice(elision?.length ?? 0)],
      ["given", given],
      ["non-dropping-particle", article === undefined ? particle : `${article}’`],
      ["suffix", suffix],
      ["literal", literal],
    ].flatMap(([key = "", value]) => (value === undefined ? [] : [[key, value]])),
  );
}

function contributorsOf({ contributors = [] }: Metadata): Readonly<Record<ContributorRole, unknown>> {
  const named = (role: ContributorRole): readonly unknown[] =>
    contributors.filter((each: Contributor) => each.role === role).map(cslName);
  return { editor: named("editor"), translator: named("translator"), illustrator: named("illustrator") };
}
