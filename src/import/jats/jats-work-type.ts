import type { Element } from "../docx/xml.ts";
import { children } from "./jats-reading.ts";

const types: Readonly<Record<string, string>> = {
  journal: "article-journal",
  article: "article-journal",
  "journal-article": "article-journal",
  book: "book",
  monograph: "book",
  edbook: "book",
  "edited-book": "book",
  "book-chapter": "chapter",
  chapter: "chapter",
  bookchapter: "chapter",
  conf: "paper-conference",
  "conf-proc": "paper-conference",
  confproc: "paper-conference",
  "conf-paper": "paper-conference",
  conference: "paper-conference",
  thesis: "thesis",
  dissertation: "thesis",
  report: "report",
  gov: "report",
  "working-paper": "report",
  discussion: "report",
  web: "webpage",
  website: "webpage",
  webpage: "webpage",
  "web-page": "webpage",
  data: "dataset",
  dataset: "dataset",
  database: "dataset",
  software: "software",
  preprint: "article",
  patent: "patent",
  newspaper: "article-newspaper",
  magazine: "article-magazine",
  standard: "standard",
  video: "motion_picture",
  letter: "personal_communication",
};

export function typeOf(work: Element, fields: Readonly<Record<string, unknown>>): string {
  const said = ["publication-type", "citation-type"]
    .map((key) => work.attributes[key] ?? "")
    .find((each) => each !== "");
  const known = types[(said ?? "").toLowerCase()];
  const isPart =
    children(work, "chapter-title", "article-title").length > 0 && fields["container-title"] !== undefined;
  if (known === "book") return isPart ? "chapter" : "book";
  if (known !== undefined) return known;
  const isPage = fields["URL"] !== undefined && fields["volume"] === undefined;
  if (typeof fields["type"] === "string" && !(isPage && fields["type"] === "article-journal"))
    return fields["type"];
  if (isPart) return fields["publisher"] === undefined ? "article-journal" : "chapter";
  if (fields["publisher"] !== undefined) return "book";
  return fields["URL"] === undefined ? "document" : "webpage";
}
