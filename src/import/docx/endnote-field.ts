import { type CitedWork, type FieldCitation, suffixOf, type Work } from "./works-cited.ts";
import { child, descendants, type Element, elements, parseXml, textOf } from "./xml.ts";

/** Reads the XML that EndNote keeps in a field, or beside it in base64; null where there is none. */
export function readEndNoteField(instruction: string, data: string): FieldCitation | null {
  const xml = cut(instruction) ?? cut(new TextDecoder().decode(Buffer.from(data, "base64")));
  if (xml === null) return null;
  try {
    const root = parseXml(new TextEncoder().encode(xml));
    const works = descendants(root, "Cite").flatMap((cite) => citedWork(cite) ?? []);
    return works.length === 0 ? null : { program: "EndNote", works };
  } catch {
    return null;
  }
}

function cut(text: string): string | null {
  return /<EndNote>[\s\S]*<\/EndNote>/.exec(text)?.[0] ?? null;
}

function citedWork(cite: Element): CitedWork | null {
  const record = child(cite, "record");
  if (record === undefined) return null;
  const text = (name: string): string => contentOf(child(cite, name));
  const database = child(record, "foreign-keys", "key")?.attributes["db-id"] ?? "";
  return {
    identity: `endnote:${database}:${contentOf(child(record, "rec-number"))}`,
    work: workOf(record),
    prefix: text("Prefix"),
    suffix: suffixOf(text("Pages"), "page", text("Suffix")),
    suppressAuthor: cite.attributes["ExcludeAuth"] === "1",
  };
}

// EndNote's numbers of reference types.
const types: Readonly<Record<string, string>> = {
  "0": "article-journal",
  "17": "article-journal",
  "19": "article-magazine",
  "23": "article-newspaper",
  "6": "book",
  "28": "book",
  "5": "chapter",
  "7": "chapter",
  "10": "paper-conference",
  "47": "paper-conference",
  "32": "thesis",
  "27": "report",
  "12": "webpage",
  "25": "patent",
  "59": "dataset",
  "9": "software",
};

function workOf(record: Element): Work {
  const text = (...path: readonly string[]): string => contentOf(child(record, ...path));
  const type = types[text("ref-type")] ?? "document";
  const people = (name: string): readonly Record<string, string>[] =>
    elements(child(record, "contributors", name) ?? record)
      .filter((each) => each.name === "author")
      .map((author) => personOf(contentOf(author)));
  const year = /\d{3,4}/.exec(text("dates", "year"))?.[0];
  const fields: readonly (readonly [string, unknown])[] = [
    ["title", text("titles", "title")],
    ["container-title", text("titles", "secondary-title") || text("periodical", "full-title")],
    ["author", people("authors")],
    ["editor", people("secondary-authors")],
    ["issued", year === undefined ? "" : { "date-parts": [[Number(year)]] }],
    ["volume", text("volume")],
    ["issue", text("number")],
    ["page", text("pages")],
    ["edition", text("edition")],
    ["publisher", text("publisher")],
    ["publisher-place", text("pub-location")],
    ["DOI", text("electronic-resource-num").replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, "")],
    ["URL", text("urls", "related-urls", "url")],
  ];
  const given = fields.filter(([, value]) => (Array.isArray(value) ? value.length > 0 : value !== ""));
  return { type, ...Object.fromEntries(given) };
}

/** "Smith, J."; a comma at the end means an institution. */
export function personOf(name: string): Record<string, string> {
  const [family = "", ...given] = name.split(",").map((part) => part.trim());
  const rest = given.filter((part) => part !== "").join(", ");
  return rest === "" ? { literal: family } : { family, given: rest };
}

function contentOf(element: Element | undefined): string {
  return element === undefined ? "" : textOf(element).replace(/\s+/g, " ").trim();
}
