import { child, type Element, elements, isElement } from "../docx/xml.ts";
import { months } from "./jats-months.ts";

/** What publishers keep in a file and print nowhere: identifiers, counts, descriptions for machines. */
const unprinted = new Set(
  (
    "journal-id article-id counts self-uri contrib-id meta-name alt-text long-desc math tex-math graphic index-term processing-meta " +
    "elocation-id-alternatives pub-id event notes-meta"
  ).split(" "),
);
const dates = new Set(["pub-date", "date"]);
const inline = new Set(
  (
    "italic bold sub sup xref ext-link email uri sc monospace underline named-content styled-content strike roman sans-serif " +
    "overline abbrev inline-formula break x surname year"
  ).split(" "),
);

/**
 * Every printed word of an article, taken from the XML alone: front matter, text, back matter and figures. Works of the
 * reference list are left out, which are compared one by one; so are formulas, and the numbers of entries.
 */
export function jatsText(article: Element): string {
  const parts = ["front", "body", "back", "floats-group", "floats-wrap"].flatMap(
    (name) => child(article, name) ?? [],
  );
  return parts.map(words).join("\n");
}

function words(element: Element): string {
  const { name, children } = element;
  if (unprinted.has(name) || name === "break") return " ";
  if (name === "ref") return notesIn(element).map(words).join("\n");
  if (dates.has(name)) return `\n${dateOf(element)}\n`;
  // Of things in several forms, one is shown.
  if (name === "alternatives" || name === "citation-alternatives")
    return elements(element).slice(-1).map(words).join("");
  // Signs of an author stand side by side, each a call of its own.
  const between = name === "contrib" ? "\n" : "";
  const text = children.map((node) => (isElement(node) ? words(node) : node)).join(between);
  return inline.has(name) ? text : `\n${text}\n`;
}

/** As metadata have it. */
function dateOf(date: Element): string {
  const parts = ["year", "month", "day"].map((name) => elements(date).find((each) => each.name === name));
  const others = elements(date).filter((each) => !parts.includes(each) && each.name !== "string-date");
  const texts = parts.flatMap((part) => (part === undefined ? [] : [inFigures(words(part).trim())]));
  return [texts.join("-"), ...others.map(words)].join(" ");
}

function inFigures(part: string): string {
  const month = months.indexOf(part.slice(0, 3).toLowerCase()) + 1;
  return (month > 0 ? String(month) : part).padStart(2, "0");
}

/** Notes among the works; one that stands for a work is compared as such. */
function notesIn(ref: Element): readonly Element[] {
  const hasWork = elements(ref).some((each) => /citation/.test(each.name));
  return hasWork ? elements(ref).filter((each) => each.name === "note") : [];
}
