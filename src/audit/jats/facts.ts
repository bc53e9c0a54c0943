import type { Metadata } from "../../model/metadata.ts";
import { descendants, elementsOf, textOf, type XmlElement } from "../read-xml.ts";

/** What the metadata say that an article's front must say, by what it is called in messages. */
export function metadataFacts({
  authors,
  journal,
  doi,
  dates,
  keywords,
  language,
}: Metadata): readonly (readonly [string, string])[] {
  return [
    ["DOI", doi ?? ""],
    ["journal", journal.title ?? ""],
    ["ISSN", journal.issn ?? ""],
    ["volume", journal.volume ?? ""],
    ["issue", journal.issue ?? ""],
    ["first page", journal.firstPage === undefined ? "" : String(journal.firstPage)],
    ["article number", journal.firstPage === undefined ? (journal.articleNumber ?? "") : ""],
    ["date of publication", dates.published ?? ""],
    ["language", language],
    ["keywords", keywords.map(plain).join("; ")],
    [
      "authors",
      authors
        .map(({ name, family, given }) => plain(family === undefined ? name : `${family} ${given ?? ""}`))
        .join("; "),
    ],
    ["ORCIDs", authors.flatMap(({ orcid }) => orcid ?? []).join("; ")],
  ];
}

/** The same as the article says it. */
export function articleFacts(article: XmlElement): ReadonlyMap<string, string> {
  const [front] = elementsOf(article).filter(({ name }) => name === "front");
  const elements = front === undefined ? [] : descendants(front);
  const texts = (wanted: string): readonly string[] =>
    elements.filter(({ name }) => name === wanted).map((element) => plain(textOf(element)));
  const authors = elements.filter(
    ({ name, attributes }) => name === "contrib" && attributes["contrib-type"] === "author",
  );
  const names = authors.map((author) =>
    plain(
      elementsOf(author)
        .filter(({ name }) => name === "name" || name === "string-name" || name === "collab")
        .map((name) => (name.name === "name" ? elementsOf(name).map(textOf).join(" ") : textOf(name)))
        .join(""),
    ),
  );
  const date = elements.find(({ name }) => name === "pub-date");
  return new Map([
    ["DOI", texts("article-id").join()],
    ["journal", texts("journal-title").join()],
    ["ISSN", texts("issn").join()],
    ["volume", texts("volume").join()],
    ["issue", texts("issue").join()],
    ["first page", texts("fpage").join()],
    ["article number", texts("elocation-id").join()],
    ["date of publication", date?.attributes["iso-8601-date"] ?? ""],
    ["language", article.attributes["xml:lang"] ?? ""],
    ["keywords", texts("kwd").join("; ")],
    ["authors", names.join("; ")],
    [
      "ORCIDs",
      texts("contrib-id")
        .map((each) => each.replace("https://orcid.org/", ""))
        .join("; "),
    ],
  ]);
}

function plain(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
