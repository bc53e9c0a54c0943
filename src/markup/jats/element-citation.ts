import type { Item } from "../../model/bibliography.ts";
import { type WorkName, workDate, workDoi, workNames, workText } from "../../tree/work-values.ts";
import { element, type Node } from "../element.ts";
import { outsideAddress } from "../link.ts";

/** CSL's types of works as `publication-type` has them (JATS 1.3 names them as suggestions). */
const types: Readonly<Record<string, string>> = {
  "article-journal": "journal",
  "article-magazine": "magazine",
  "article-newspaper": "newspaper",
  article: "preprint",
  book: "book",
  chapter: "book",
  dataset: "data",
  "entry-encyclopedia": "book",
  "paper-conference": "confproc",
  patent: "patent",
  report: "report",
  software: "software",
  standard: "standard",
  thesis: "thesis",
  webpage: "webpage",
  post: "webpage",
  "post-weblog": "webpage",
};

/** A work's data, each in an element of its own, as programs that match references read them. */
export function elementCitation(item: Item): Node {
  const type = types[item.type] ?? "other";
  const text = (name: string, variable: string): readonly Node[] => {
    const value = workText(item, variable);
    return value === "" ? [] : [element(name, {}, [value])];
  };
  return element("element-citation", { "publication-type": type }, [
    ...people(item, "author"),
    ...titles(item, type),
    ...people(item, "editor"),
    ...people(item, "translator"),
    ...text("edition", "edition"),
    ...text("series", "collection-title"),
    ...date(item),
    ...text("volume", "volume"),
    ...text("issue", "issue"),
    ...pages(item),
    ...text("publisher-name", "publisher"),
    ...text("publisher-loc", "publisher-place"),
    ...text("isbn", "ISBN"),
    ...text("issn", "ISSN"),
    ...text("version", "version"),
    ...identifiers(item),
    ...address(item),
  ]);
}

function people(item: Item, role: string): readonly Node[] {
  const names = workNames(item, role).map(name);
  return names.length === 0 ? [] : [element("person-group", { "person-group-type": role }, names)];
}

function name({ family, given, literal }: WorkName): Node {
  if (literal !== "" || given === "") return element("collab", {}, [literal || family]);
  if (family === "") return element("string-name", {}, [given]);
  return element("name", {}, [element("surname", {}, [family]), element("given-names", {}, [given])]);
}

/** A part's title and that of the whole; a whole has the second only. */
function titles(item: Item, type: string): readonly Node[] {
  const [title, whole] = [workText(item, "title"), workText(item, "container-title")];
  if (whole === "" && type !== "preprint" && type !== "journal" && type !== "data")
    return title === "" ? [] : [element("source", {}, [title])];
  const part = type === "book" ? "chapter-title" : type === "data" ? "data-title" : "article-title";
  return [
    ...(title === "" ? [] : [element(part, {}, [title])]),
    ...(whole === "" ? [] : [element("source", {}, [whole])]),
  ];
}

function date(item: Item): readonly Node[] {
  const [year, month, day] = workDate(item, "issued");
  if (year === undefined) return [];
  return [
    element("year", {}, [String(year)]),
    ...(month === undefined || month > 12 ? [] : [element("month", {}, [String(month)])]),
    ...(month === undefined || day === undefined ? [] : [element("day", {}, [String(day)])]),
  ];
}

function pages(item: Item): readonly Node[] {
  const page = workText(item, "page");
  if (page === "") {
    const number = workText(item, "number");
    return number === "" ? [] : [element("elocation-id", {}, [number])];
  }
  const [first = "", last] = page.split(/\s*[-–—]+\s*/);
  if (last === undefined) return [element(/^\d+$/.test(first) ? "fpage" : "elocation-id", {}, [first])];
  return [element("fpage", {}, [first]), element("lpage", {}, [last])];
}

const schemes = { DOI: "doi", PMID: "pmid", PMCID: "pmcid" } as const;

function identifiers(item: Item): readonly Node[] {
  return Object.entries(schemes).flatMap(([variable, scheme]) => {
    const value = variable === "DOI" ? workDoi(item) : workText(item, variable);
    return value === "" ? [] : [element("pub-id", { "pub-id-type": scheme }, [value])];
  });
}

function address(item: Item): readonly Node[] {
  const url = outsideAddress(workText(item, "URL"));
  return url === null
    ? []
    : [element("ext-link", { "ext-link-type": "uri", "xlink:href": url }, [workText(item, "URL")])];
}
