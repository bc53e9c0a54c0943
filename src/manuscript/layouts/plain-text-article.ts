import { escapePlain, rewriteArticleParagraph, textWidth } from "../../plain-text/rewrite.ts";
import { findParagraphs, type Paragraph } from "../../plain-text/structure.ts";
import { findTypedHeadings, hasSections } from "../../plain-text/typed-headings.ts";
import type { Line } from "../lines.ts";
import type { Fields } from "../metadata/field.ts";
import { readFront } from "./plain-text-front.ts";

export type PlainArticle = { readonly fields: Fields; readonly lines: readonly Line[] };

/**
 * An article typed as plain text: sections under lines of their own, whose typed numbers stay and are not counted
 * again; title, authors, abstract and keywords before the first of them. Null where the text has no such sections.
 */
export function readPlainArticle(path: string, written: readonly string[]): PlainArticle | null {
  const paragraphs = findParagraphs(written);
  const headings = findTypedHeadings(paragraphs);
  if (!hasSections(headings)) return null;
  const [first] = headings;
  const front = paragraphs.slice(0, first === undefined ? 0 : paragraphs.indexOf(first.paragraph));
  const indentOf = ({ start }: Paragraph): number => (written[start] ?? "").search(/\S/);
  const { fields, used } = readFront(path, front, indentOf);
  const levels = new Map(headings.map(({ paragraph, level }) => [paragraph, level]));
  const width = textWidth(written);
  const markdown = written.map(() => "");
  for (const paragraph of paragraphs) {
    if (used.has(paragraph)) continue;
    const level = levels.get(paragraph);
    const lines =
      level === undefined
        ? rewriteArticleParagraph(paragraph.lines, width)
        : [`${"#".repeat(level)} ${escapePlain(paragraph.text)} {.unnumbered}`];
    for (const [index, line] of lines.entries()) markdown[paragraph.start + index] = line;
  }
  return {
    fields,
    lines: written.map((source, index) => ({
      source,
      markdown: markdown[index] ?? "",
      file: path,
      number: index + 1,
    })),
  };
}
