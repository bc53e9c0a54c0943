import type { Package } from "./package-parts.ts";
import { type CitedWork, type FieldCitation, suffixOf, type Work } from "./works-cited.ts";
import { child, descendants, type Element, elements, textOf } from "./xml.ts";

/** The sources of Word's own reference manager by their tag. */
export type Sources = ReadonlyMap<string, Work>;

export function readSources(office: Package): Sources {
  const paths = [...office.relations(office.main).values()].filter(({ type }) => type === "customXml");
  const roots = paths.flatMap(({ target }) => office.xml(target) ?? []);
  return new Map(
    roots
      .filter(({ name }) => name === "b:Sources")
      .flatMap(elements)
      .map((source) => [text(source, "b:Tag"), workOf(source)] as const),
  );
}

/** `CITATION tag \p 12 \f "see " \m other`: what its switches say of each tag. Null where a tag is unknown. */
export function readWordCitation(words: readonly string[], sources: Sources): FieldCitation | null {
  const groups: string[][] = [];
  for (const [index, word] of words.entries()) {
    if (index === 0) groups.push([word]);
    else if (words[index - 1] === "\\m") groups.push([word]);
    else groups.at(-1)?.push(word);
  }
  const works = groups.flatMap(([tag = "", ...switches]): readonly CitedWork[] => {
    const work = sources.get(tag);
    const after = (name: string): string => switches[switches.indexOf(name) + 1] ?? "";
    const given = (name: string): string => (switches.includes(name) ? after(name) : "");
    return work === undefined
      ? []
      : [
          {
            identity: `word:${tag}`,
            work,
            prefix: given("\\f"),
            suffix: suffixOf(given("\\p"), "page", given("\\s")),
            suppressAuthor: switches.includes("\\n"),
          },
        ];
  });
  return works.length === 0 || works.length < groups.length ? null : { program: "Word", works };
}

const types: Readonly<Record<string, string>> = {
  ArticleInAPeriodical: "article-magazine",
  Book: "book",
  BookSection: "chapter",
  ConferenceProceedings: "paper-conference",
  DocumentFromInternetSite: "webpage",
  InternetSite: "webpage",
  Interview: "interview",
  JournalArticle: "article-journal",
  Patent: "patent",
  Report: "report",
};

function workOf(source: Element): Work {
  const date = ["b:Year", "b:Month", "b:Day"]
    .map((name) => Number.parseInt(text(source, name), 10))
    .filter((part) => part > 0);
  const fields: readonly (readonly [string, unknown])[] = [
    ["title", text(source, "b:Title")],
    [
      "container-title",
      ["b:JournalName", "b:BookTitle", "b:ConferenceName", "b:PeriodicalTitle", "b:InternetSiteTitle"]
        .map((name) => text(source, name))
        .find((title) => title !== "") ?? "",
    ],
    ["author", peopleOf(source, "b:Author")],
    ["editor", peopleOf(source, "b:Editor")],
    ["translator", peopleOf(source, "b:Translator")],
    ["issued", date.length === 0 ? "" : { "date-parts": [date] }],
    ["volume", text(source, "b:Volume")],
    ["issue", text(source, "b:Issue")],
    ["page", text(source, "b:Pages")],
    ["edition", text(source, "b:Edition")],
    ["publisher", text(source, "b:Publisher") || text(source, "b:Institution")],
    ["publisher-place", text(source, "b:City")],
    ["DOI", text(source, "b:DOI")],
    ["URL", text(source, "b:URL")],
  ];
  const given = fields.filter(([, value]) => (Array.isArray(value) ? value.length > 0 : value !== ""));
  return { type: types[text(source, "b:SourceType")] ?? "document", ...Object.fromEntries(given) };
}

function peopleOf(source: Element, role: string): readonly Record<string, string>[] {
  const list = child(source, "b:Author", role);
  if (list === undefined) return [];
  const corporate = text(list, "b:Corporate");
  if (corporate !== "") return [{ literal: corporate }];
  return descendants(list, "b:Person").map((person) => {
    const given = [text(person, "b:First"), text(person, "b:Middle")].filter((part) => part !== "").join(" ");
    const family = text(person, "b:Last");
    return given === "" ? { literal: family } : { family, given };
  });
}

function text(element: Element, name: string): string {
  const found = child(element, name);
  return found === undefined ? "" : textOf(found).trim();
}
