import type { Item } from "../../model/bibliography.ts";
import { andOthers } from "../and-others.ts";
import { issuedOf, monthNames, readDate, type TypedDate } from "./dates.ts";
import { type Details, readDetails } from "./details.ts";
import { type EntryText, foldMarks, longestEntry, unfold } from "./entry-text.ts";
import { type Identifiers, takeIdentifiers } from "./identifiers.ts";
import type { NameList, TypedName } from "./name-list.ts";
import { readOpening } from "./opening.ts";
import { splitTitle, type TitleSplit } from "./title.ts";
import { typeOf } from "./work-type.ts";

/** What was read of an entry; the id is given when all entries are known. */
export type ReadEntry = {
  readonly item: Omit<Item, "id"> & { readonly type: string; readonly [variable: string]: unknown };
  readonly understood: readonly string[];
  readonly notUnderstood: readonly string[];
  /** Of the item, for an entry behind it that has a dash in their place. */
  readonly authors: readonly TypedName[];
};

const repeated = /^(?:[-–—_]{2,12}|[—―]{1,6}|ders\.|dies\.|idem|—)\s*[.,:]?\s*(?=\S)/u;

/**
 * Reads one entry into CSL's variables. What its grammar does not tell is not guessed: it is listed as not understood.
 * `authorsBefore` are the names of the entry before, for a dash that stands for them.
 */
export function readEntry(entry: EntryText, authorsBefore: readonly TypedName[] = []): ReadEntry {
  const original = entry.text.slice(0, longestEntry);
  const folded = foldMarks(original);
  const identifiers = takeIdentifiers(folded);
  const dash = repeated.exec(identifiers.rest);
  const body = dash === null ? identifiers.rest : identifiers.rest.slice(dash[0].length);
  const opening = dash === null ? readOpening(body) : repeatedOpening(body, authorsBefore);
  const standard = takeStandard(opening.rest);
  const day = takeDay(standard.rest, opening.date);
  const split = splitTitle(day.rest, entry.emphasised.map(foldMarks));
  const details = readDetails(split.rest, split.contained, day.date === null && split.numbers?.date == null);
  const date = day.date ?? split.numbers?.date ?? details.date;
  const fields = fieldsOf({
    authors: opening.authors,
    split,
    details,
    date,
    identifiers,
    standard: standard.number,
  });
  const item = {
    type: fields.type,
    ...restore(fields.variables, original, folded),
    ...(opening.authors?.others === true && { custom: { [andOthers]: true } }),
  };
  return {
    item,
    understood: Object.keys(fields.variables),
    notUnderstood: [...details.left, ...missing(fields.type, fields.variables)],
    authors: opening.authors?.names ?? [],
  };
}

type Rest = { readonly rest: string };

/** "International Standard ISO 8601-1:2019", behind a title: what it is and its number are no journal's. */
const standardNumber =
  /(?<=[.”"’] )(?:(?:(?:inter)?national|british|european|american) standard[ :]+)?(?<number>(?:ISO|IEC|DIN|BS|EN|ANSI|NISO|ASTM|ITU-T|ETSI|GOST|NF|JIS|UNI)(?:[/ -](?:ISO|IEC|EN|TR|TS|DIS|PAS|NISO|IEEE))* ?[A-Z]?\.?\d[\d.-]*(?::\d{4}(?:-\d{2})?)?(?:\(E\))?)(?=[.,;]|$)[.,;]?\s*/iu;

function takeStandard(rest: string): Rest & { readonly number: string | null } {
  const found = standardNumber.exec(rest);
  const number = found?.groups?.["number"];
  if (found === null || number === undefined) return { rest, number: null };
  return { rest: rest.slice(0, found.index) + rest.slice(found.index + found[0].length), number };
}

/** "2019. “Title.” February 4.": the year stands in front, the day behind the title. */
const dayAlone = new RegExp(
  `(?<=[.”"’] )(?<day>(?:${monthNames})\\.? \\d{1,2}|\\d{1,2} (?:${monthNames}))\\.?(?=\\s*$|\\. )`,
  "iu",
);

function takeDay(rest: string, date: TypedDate | null): Rest & { readonly date: TypedDate | null } {
  const found = date?.year != null && date.month === null && date.until === null ? dayAlone.exec(rest) : null;
  const read = found === null ? null : readDate(`${found.groups?.["day"] ?? ""}, ${date?.year ?? ""}`);
  if (found === null || date === null || read === null) return { rest, date };
  const without = `${rest.slice(0, found.index)}${rest.slice(found.index + found[0].length)}`.trim();
  return { rest: without, date: { ...date, month: read.month, day: read.day } };
}

function repeatedOpening(body: string, names: readonly TypedName[]) {
  const dated = readOpening(`Same, A. ${body}`);
  const authors: NameList = { names, end: 0, others: false, role: null };
  return { ...dated, authors };
}

type Parts = {
  readonly authors: NameList | null;
  readonly split: TitleSplit;
  readonly details: Details;
  readonly date: TypedDate | null;
  readonly identifiers: Identifiers;
  readonly standard: string | null;
};

function fieldsOf(parts: Parts): {
  readonly type: string;
  readonly variables: Readonly<Record<string, unknown>>;
} {
  const { authors, split, details, date, identifiers, standard } = parts;
  const container = split.container === "" ? (details.container ?? "") : split.container;
  const volume = split.numbers?.volume ?? details.volume;
  const found = typeOf({
    title: split.title,
    container,
    genre: details.genre ?? "",
    publisher: details.publisher ?? "",
    url: identifiers.url ?? "",
    contained: split.contained,
    quoted: split.quoted,
    hasVolume: volume !== null || split.numbers?.issue != null,
    hasEditors: details.editors.length > 0,
    hasEdition: details.edition !== null,
    rest: split.rest,
  });
  const type = standard === null ? found : "standard";
  const people = authors?.names ?? [];
  const makers = authors?.role === "editor" ? { editor: people } : { author: people };
  const variables = {
    ...makers,
    title: split.title,
    "container-title": container,
    issued: date === null ? null : issuedOf(date),
    "year-suffix": date?.suffix ?? null,
    status: date?.words?.toLowerCase() === "in press" ? "in press" : null,
    volume,
    issue: split.numbers?.issue ?? details.issue,
    page: split.numbers?.pages ?? details.pages,
    number: standard ?? details.number,
    version: details.version,
    edition: details.edition,
    genre: details.genre,
    publisher: details.publisher,
    "publisher-place": details.place,
    ...(details.editors.length > 0 ? { editor: details.editors } : {}),
    translator: details.translators,
    "event-title": type === "paper-conference" ? container : null,
    DOI: identifiers.doi,
    URL: identifiers.url,
    ISBN: identifiers.isbn,
    PMID: identifiers.pmid,
    accessed: identifiers.accessed === null ? null : issuedOf(identifiers.accessed),
    note: calendarNote(date),
  };
  return { type, variables: withoutEmpty(variables) };
}

/** A year of the 1300s or 1400s is one of another calendar, but which one the year alone does not tell. */
function calendarNote(date: TypedDate | null): string | null {
  const year = date?.year ?? 0;
  return year >= 1290 && year <= 1450 ? "calendar: not Gregorian" : null;
}

function withoutEmpty(variables: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(variables).filter(
      ([, value]) => value !== null && value !== "" && !(Array.isArray(value) && value.length === 0),
    ),
  );
}

function restore(
  variables: Readonly<Record<string, unknown>>,
  original: string,
  folded: string,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [
      name,
      typeof value === "string" &&
      /^(?:title|container-title|publisher|publisher-place|event-title|genre)$/.test(name)
        ? unfold(value, original, folded)
        : value,
    ]),
  );
}

const expected: Readonly<Record<string, readonly string[]>> = {
  "article-journal": ["container-title"],
  chapter: ["container-title"],
  "paper-conference": ["container-title"],
};

function missing(type: string, variables: Readonly<Record<string, unknown>>): readonly string[] {
  const makers = "author" in variables || "editor" in variables ? [] : ["author"];
  return [
    ...makers,
    ...["title", "issued", ...(expected[type] ?? [])].filter((name) => !(name in variables)),
  ];
}
