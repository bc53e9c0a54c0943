import type { Item } from "../../model/bibliography.ts";
import { descendants, type Element, textOf } from "../docx/xml.ts";

const types: Readonly<Record<string, string>> = {
  journal: "article-journal",
  book: "book",
  confproc: "paper-conference",
  thesis: "thesis",
  web: "webpage",
  webpage: "webpage",
  report: "report",
};

/** The works of the reference list by the ids that the text cites; `note` has each as it was printed. */
export function jatsItems(article: Element): readonly Item[] {
  return descendants(article, "ref").flatMap((ref) => {
    const [work] = ["element-citation", "mixed-citation", "citation", "nlm-citation"].flatMap((name) =>
      descendants(ref, name),
    );
    const id = ref.attributes["id"];
    return work === undefined || id === undefined ? [] : [itemOf(id, work)];
  });
}

function itemOf(id: string, work: Element): Item {
  const first = (name: string): string =>
    spaced(textOf(descendants(work, name)[0] ?? { name, attributes: {}, children: [] }));
  const year = Number(/\d{4}/.exec(first("year"))?.[0]);
  const [from, to] = [first("fpage"), first("lpage")];
  const doi = descendants(work, "pub-id").find(({ attributes }) => attributes["pub-id-type"] === "doi");
  const article = first("article-title") || first("chapter-title");
  const fields = {
    title: article || first("source"),
    "container-title": article === "" ? "" : first("source"),
    volume: first("volume"),
    issue: first("issue"),
    page: to === "" ? from : `${from}-${to}`,
    publisher: first("publisher-name"),
    "publisher-place": first("publisher-loc"),
    DOI: doi === undefined ? "" : spaced(textOf(doi)),
    note: spaced(textOf(work)),
  };
  const author = descendants(work, "name").map((name) => ({
    family: spaced(descendants(name, "surname").map(textOf).join(" ")),
    given: spaced(descendants(name, "given-names").map(textOf).join(" ")),
  }));
  const said = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ""));
  const type =
    types[work.attributes["publication-type"] ?? ""] ?? (article === "" ? "book" : "article-journal");
  return {
    id,
    type,
    ...(author.length > 0 && { author }),
    ...(Number.isNaN(year) ? {} : { issued: { "date-parts": [[year]] } }),
    ...said,
  };
}

function spaced(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
