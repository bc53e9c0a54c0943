import { child, type Element } from "../docx/xml.ts";

/** Elements whose words are no text of the article: works become items, formulas are compared nowhere. */
const unseen = new Set(["ref-list", "math", "tex-math", "alt-text", "graphic", "label"]);
const inline = new Set(
  "italic bold sub sup xref ext-link email uri sc monospace underline named-content styled-content".split(
    " ",
  ),
);

/** The words of title, abstract, text and back matter; taken from the XML alone. */
export function jatsText(article: Element): string {
  const meta = child(article, "front", "article-meta");
  const parts = [
    child(meta, "title-group", "article-title"),
    child(meta, "abstract"),
    child(article, "body"),
    child(article, "back"),
  ];
  return parts.map((part) => (part === undefined ? "" : words(part))).join("\n");
}

function words(element: Element): string {
  if (unseen.has(element.name) || element.attributes["ref-type"] === "bibr") return " ";
  const text = element.children.map((node) => (typeof node === "string" ? node : words(node))).join("");
  return inline.has(element.name) ? text : `\n${text}\n`;
}
