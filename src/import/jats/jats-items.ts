import type { Item } from "../../model/bibliography.ts";
import type { Said } from "../documents/readable.ts";
import { descendants, type Element, isElement } from "../docx/xml.ts";
import { lostWords } from "../references/kept-words.ts";
import { emphasised, isTyped, printedText, wordsOf } from "./jats-entry-words.ts";
import { months } from "./jats-months.ts";
import { jatsNames } from "./jats-names.ts";
import { type Listed, noPlace, plain, spaced } from "./jats-reading.ts";
import { typeOf } from "./jats-work-type.ts";

/** Reads an entry that nobody marked up into CSL's variables. */
export type ReadTypedEntry = (text: string) => Readonly<Record<string, unknown>>;

export type JatsItems = { readonly items: readonly Item[]; readonly said: readonly Said[] };

/**
 * The works of the list in its order. `note` has each as it was printed; an entry with words that its item has no
 * variable for prints as it was typed, and all do where that is true of more than a third.
 */
export function jatsItems(listed: readonly Listed[], readTyped: ReadTypedEntry): JatsItems {
  const works = listed.flatMap((entry) => entry.works);
  const read = works.map(({ key, element }, index) => {
    const raw = printedText(element);
    const item = itemOf(key, element, raw, readTyped, index);
    const lost = isTitleAll(item, raw) ? [raw] : lostWords(raw, wordsOf(item));
    return { key, raw, item, element, lost, isTyped: isTyped(element) };
  });
  // Remarks of editors on an entry.
  const notes = listed.flatMap((entry) => entry.notes);
  const typed = read.filter((each) => each.isTyped);
  const all = typed.filter(({ lost }) => lost.length > 0).length * 3 > typed.length;
  return {
    items: read.map(({ item, raw, lost, element, isTyped: prints }) => ({
      ...item,
      note: raw,
      ...(prints && (all || lost.length > 0) && { "as-typed": emphasised(element) }),
    })),
    said: [
      ...notes.flatMap((note) => noPlace("reference", spaced(note))),
      ...read.flatMap(({ key, raw, lost, isTyped: prints }) =>
        lost.length === 0 || prints ? [] : [leftWords(key, raw, lost)],
      ),
    ],
  };
}

/** Nothing is known of such an entry but its words. */
function isTitleAll({ title }: Item, raw: string): boolean {
  return typeof title === "string" && title.length > 20 && raw.startsWith(title);
}

function itemOf(id: string, work: Element, raw: string, readTyped: ReadTypedEntry, index: number): Item {
  const marked = fieldsOf(work);
  const isMarked = marked["title"] !== undefined;
  const fields = isMarked ? marked : { ...withTitle(readTyped(raw)), ...marked };
  const title = fields["title"] ?? raw.replace(/\s*https?:\S+$/, "").replace(/\.$/, "");
  const type = typeOf(work, fields);
  return { ...fields, id, type, title, "citation-label": String(index + 1).padStart(5, "0") };
}

/** A date that stands where titles stand is none. */
function withTitle(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { title, author: _author, ...rest } = fields;
  return typeof title === "string" && /^c?\d{4}\b/.test(title) ? rest : fields;
}

function fieldsOf(work: Element): Readonly<Record<string, unknown>> {
  const first = (...names: readonly string[]): string =>
    names.map((name) => rich(descendants(work, name)[0])).find((text) => text !== "") ?? "";
  const part = first("article-title", "chapter-title", "data-title", "part-title");
  const source = first("source");
  const [from, to] = [first("fpage"), first("lpage")];
  const fields = {
    title: part || source,
    "container-title": part === "" ? "" : source || first("conf-name"),
    volume: first("volume"),
    issue: first("issue"),
    page:
      from === "" ? first("page-range", "elocation-id") : to === "" || to === from ? from : `${from}–${to}`,
    edition: first("edition"),
    publisher: first("publisher-name", "institution"),
    "publisher-place": first("publisher-loc"),
    "event-title": first("conf-name"),
    "event-place": first("conf-loc"),
    "collection-title": first("series"),
    version: first("version"),
    number: first("patent", "std"),
    ISBN: first("isbn"),
    ISSN: first("issn"),
    ...identifiersOf(work),
  };
  return {
    ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== "")),
    ...jatsNames(work),
    ...datesOf(work),
  };
}

/** Looks of a title are CSL's (CSL 1.0.2, "Rich text"). */
function rich(element: Element | undefined): string {
  if (element === undefined) return "";
  const marks: Readonly<Record<string, string>> = { italic: "i", sup: "sup", sub: "sub", bold: "b" };
  const written = (own: Element): string =>
    own.children
      .map((node) => {
        if (!isElement(node)) return node;
        const mark = marks[node.name];
        return mark === undefined ? written(node) : `<${mark}>${written(node)}</${mark}>`;
      })
      .join("");
  return written(element)
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^<i>([^<]*)<\/i>$/, "$1");
}

function identifiersOf(work: Element): Readonly<Record<string, string>> {
  const idOf = (type: RegExp): string =>
    [...descendants(work, "pub-id"), ...descendants(work, "object-id")]
      .filter(({ attributes }) => type.test(attributes["pub-id-type"] ?? ""))
      .map(plain)[0] ?? "";
  const addresses = [...descendants(work, "ext-link"), ...descendants(work, "uri")].map(
    (link) => link.attributes["href"] ?? plain(link),
  );
  const doi = [idOf(/^doi$/i), ...addresses, ...descendants(work, "comment").map(plain)]
    .map((text) => /10\.\d{4,9}\/[^\s"<>]+/.exec(text)?.[0])
    .find((each) => each !== undefined);
  const url = addresses.find(
    (address) => /^(?:https?|ftp):/i.test(address) && !/\bdoi\.org\//i.test(address),
  );
  return {
    DOI: (doi ?? "").replace(/[.,;)]+$/, ""),
    PMID: idOf(/^pmid$/i),
    PMCID: idOf(/^pmc(?:id)?$/i),
    URL: url ?? "",
  };
}

function datesOf(work: Element): Readonly<Record<string, unknown>> {
  const dates = [...descendants(work, "date"), ...descendants(work, "date-in-citation")];
  const isAccess = ({ attributes }: Element): boolean =>
    /access|cited/.test(`${attributes["date-type"]} ${attributes["content-type"]}`);
  const visited = dates.find(isAccess);
  const visitedYears = visited === undefined ? [] : descendants(visited, "year");
  const year = descendants(work, "year").find((each) => !visitedYears.includes(each));
  const said = dates.find((each) => !isAccess(each) && each !== visited);
  const issued = partsOf(plain(year) || plain(said), partIn(work, "month"), partIn(work, "day"));
  const access =
    visited === undefined ? null : partsOf(plain(visited), partIn(visited, "month"), partIn(visited, "day"));
  return {
    ...(issued !== null && { issued: { "date-parts": [issued] } }),
    ...(access !== null && { accessed: { "date-parts": [access] } }),
  };
}

function partIn(element: Element, name: string): string {
  return plain(descendants(element, name)[0]);
}

function partsOf(year: string, month: string, day: string): readonly number[] | null {
  const [, ymd] = /^(\d{4}-\d{2}-\d{2})/.exec(year) ?? [];
  if (ymd !== undefined) return ymd.split("-").map(Number);
  const found = /(?<!\d)(?:1[0-9]|20)\d\d(?!\d)/.exec(year)?.[0];
  if (found === undefined) return null;
  const named = months.indexOf(month.slice(0, 3).toLowerCase()) + 1;
  const number = named > 0 ? named : Number(month);
  const date = Number(day);
  if (!(number >= 1 && number <= 12)) return [Number(found)];
  return date >= 1 && date <= 31 ? [Number(found), number, date] : [Number(found), number];
}

function leftWords(key: string, raw: string, lost: readonly string[]): Said {
  return {
    kind: "left",
    subject: "reference",
    certainty: "sure",
    message: `The entry "${raw.slice(0, 80)}" (${key}) says "${lost.join(" ")}", for which works have no field; the words stand in its note alone.`,
  };
}
