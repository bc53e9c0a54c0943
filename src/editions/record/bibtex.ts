import { ownAddress } from "../../markup/own-address.ts";
import { plainAbstract } from "../../markup/plain-abstract.ts";
import type { Galley } from "../../model/galley.ts";
import type { ContributorRole, Metadata } from "../../model/metadata.ts";
import { type NamedPerson, nameParts } from "./name-parts.ts";
import { citationKey, dateParts, wholeTitle } from "./publication-item.ts";
import { texInlines, texText } from "./tex-text.ts";

type Field = readonly [name: string, value: string | undefined];

const months = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

/**
 * The publication as an entry of BibTeX that BibLaTeX reads as well. A second pair of braces keeps capitals, and names of
 * organisations, as they are.
 */
export function bibtex(galley: Galley): string {
  const { metadata } = galley;
  const { journal, dates } = metadata;
  const [year, month, day] = dates.published === undefined ? [] : dateParts(dates.published);
  const named = (role: ContributorRole): string | undefined =>
    names((metadata.contributors ?? []).filter((each) => each.role === role));
  const fields: readonly Field[] = [
    ["author", names(metadata.authors)],
    ["editor", named("editor")],
    ["translator", named("translator")],
    ["title", `{${wholeTitle(galley, texInlines)}}`],
    ["journal", kept(journal.title)],
    ["series", kept(metadata.series)],
    ["volume", text(journal.volume)],
    ["number", text(journal.issue)],
    ["pages", journal.firstPage?.toString()],
    ["year", year?.toString()],
    ["month", month === undefined ? undefined : months[month - 1]],
    ["day", day?.toString()],
    ["publisher", kept(metadata.publisher)],
    ["doi", metadata.doi],
    ["isbn", metadata.isbn],
    ["issn", journal.issn],
    ["url", ownAddress(metadata)],
    ["langid", metadata.language],
    ["keywords", text(metadata.keywords.join(", "))],
    ["abstract", text(plainAbstract(galley.abstract))],
    ["options", hasParticles(metadata) ? "useprefix=true" : undefined],
  ];
  const lines = fields.flatMap(([name, value]) => {
    if (value === undefined || value === "") return [];
    // A month is one of BibTeX's own words.
    return [`  ${name} = ${name === "month" ? value : `{${value}}`},`];
  });
  return [`@${entryType(metadata)}{${citationKey(metadata)},`, ...lines, "}", ""].join("\n");
}

function entryType({ kind, journal }: Metadata): string {
  if (kind === "book") return "book";
  return journal.title === undefined ? "misc" : "article";
}

function text(value: string | undefined): string | undefined {
  return value === undefined ? undefined : texText(value);
}

function kept(value: string | undefined): string | undefined {
  return value === undefined ? undefined : `{${texText(value)}}`;
}

function names(people: readonly NamedPerson[]): string {
  return people.map(bibtexName).join(" and ");
}

/** "van der Berg, Jr., Ludwig". */
function bibtexName(person: NamedPerson): string {
  const { particle, family = "", given, suffix, literal } = nameParts(person);
  if (literal !== undefined) return `{${texText(literal)}}`;
  const last = [particle === undefined ? "" : texText(particle), part(family)]
    .filter((each) => each !== "")
    .join(" ");
  return [last, ...(suffix === undefined ? [] : [part(suffix)]), part(given ?? "")]
    .join(", ")
    .replace(/, $/, "");
}

/** What would be taken for the end of a name, or for a particle, stands in braces. */
function part(words: string): string {
  const written = texText(words);
  return /,|\band\b/i.test(words) || /^\p{Ll}/u.test(words) ? `{${written}}` : written;
}

/** In alphabetical order by their particles, which belong to the name. */
function hasParticles({ authors, contributors = [] }: Metadata): boolean {
  return [...authors, ...contributors].some((person) => nameParts(person).particle !== undefined);
}
