import { elementsOf, textOf, type XmlElement } from "../read-xml.ts";

// What these hold is not text that is read, or is said a second time as data.
const silent = new Set([
  "alt-text",
  "article-id",
  "aff",
  "author-notes",
  "contrib-group",
  "element-citation",
  "funding-group",
  "history",
  "journal-meta",
  "kwd-group",
  "mml:math",
  "permissions",
  "pub-date",
]);
const inline = new Set(
  "bold ext-link inline-formula inline-graphic italic monospace named-content sc strike styled-content sub sup tex-math underline xref".split(
    " ",
  ),
);

/** The document as it is read, blocks apart by line breaks: figures before their captions, as the galley has them. */
export function jatsText(element: XmlElement): string {
  const { name } = element;
  if (silent.has(name)) return "";
  if (name === "alternatives" && elementsOf(element).some(({ name: own }) => own === "mml:math")) return "";
  const parts = ordered(element).map((child) => (typeof child === "string" ? child : jatsText(child)));
  const text = parts.join("");
  return inline.has(name) || name === "label" ? `${text}${name === "label" ? " " : ""}` : `\n${text}\n`;
}

function ordered(element: XmlElement): XmlElement["children"] {
  if (element.name !== "fig" && element.name !== "fig-group") return element.children;
  const isCaption = (child: XmlElement | string): boolean =>
    typeof child !== "string" && (child.name === "label" || child.name === "caption");
  return [...element.children.filter((child) => !isCaption(child)), ...element.children.filter(isCaption)];
}

/** Texts of the formulas as they were written. */
export function formulasOf(elements: readonly XmlElement[]): readonly string[] {
  return elements.filter(({ name }) => name === "tex-math").map(textOf);
}
