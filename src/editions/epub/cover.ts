import { lookFile } from "../../markup/look.ts";
import { renderTemplate, type Templates, type View } from "../../markup/template.ts";
import { titleView } from "../../markup/title-view.ts";
import type { Galley } from "../../model/galley.ts";
import { inlineText } from "../../tree/text.ts";
import { frameView } from "./documents.ts";
import { arabic, coverFaces, type Face } from "./fonts.ts";

export const coverPath = "cover.xhtml";
export const coverImagePath = "images/cover.svg";

/** Units of the cover's drawing. */
const width = 1600;
const margin = 160;
const ruleWidth = 220;
const smallSizes = [42, 38, 34];
const titleSizes = [168, 144, 124, 106, 90, 76, 64];
const mostLines = 6;

type Line = { readonly text: string; readonly y: number };

/** The cover as a drawing made from the metadata, with the fonts it needs inside: an image cannot reach others. */
export async function coverImage(
  galley: Galley,
  templates: Templates,
  embed: (face: Face, characters: string) => Promise<string>,
): Promise<string> {
  const view = coverView(galley);
  const words = JSON.stringify(view);
  const [titleFont, textFont, arabicFont] = await Promise.all([
    embed(coverFaces.title, words),
    embed(coverFaces.text, words),
    arabic.test(words) && embed(coverFaces.arabic, words),
  ]);
  const fonts = { titleFont, textFont, arabicFont };
  const path = lookFile(templates, galley.metadata, "epub/cover.svg");
  return renderTemplate(templates, path, { ...view, ...fonts });
}

function coverView(galley: Galley): View {
  const { metadata } = galley;
  const isRightToLeft = metadata.direction === "rtl";
  const names = titleView(galley);
  const title = setLines(inlineText(galley.title), titleSizes, mostLines, 620);
  const authors = metadata.authors.map(({ name }) => name).join(" · ");
  const above = textIn(names, metadata.kind === "book" ? "series" : "journalLine");
  const below = textIn(names, "publisher") || (metadata.dates.published?.slice(0, 4) ?? "");
  return {
    ...frameView(galley),
    edge: isRightToLeft ? width - margin : margin,
    ruleStart: isRightToLeft ? width - margin - ruleWidth : margin,
    above: setLines(above, smallSizes, 3, 270),
    title,
    subtitle: setLines(inlineText(galley.subtitle), [58, 50, 44], 4, title.end + 130),
    authors: setLines(authors, [50, 44, 38], 6, 0),
    below: setLines(below, smallSizes, 2, 2200),
  };
}

/** The page that shows the cover. */
export function coverDocument(galley: Galley, templates: Templates): string {
  const authors = galley.metadata.authors.map(({ name }) => name).join(", ");
  const view = { ...frameView(galley), image: coverImagePath, hasAuthors: authors !== "", authors };
  return renderTemplate(templates, "shared/epub/cover.xhtml", view);
}

/** A name of the title page's that is text where it is known. */
function textIn(view: View, name: string): string {
  const value = view[name];
  return typeof value === "string" ? value : "";
}

/** Breaks a text into lines at the largest size that needs no more than `most`. */
function setLines(
  text: string,
  sizes: readonly number[],
  most: number,
  top: number,
): View & { readonly end: number } {
  const smallest = sizes.at(-1) ?? 1;
  const size = sizes.find((candidate) => breakLines(text, candidate).length <= most) ?? smallest;
  const distance = Math.round(size * 1.16);
  const lines: readonly Line[] = breakLines(text, size).map((line, index) => ({
    text: line,
    y: top + index * distance,
  }));
  return { size, lines, end: lines.at(-1)?.y ?? top };
}

function breakLines(text: string, size: number): readonly string[] {
  const widest = (width - 2 * margin) / size;
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter((part) => part !== "")) {
    const last = lines.at(-1);
    if (last !== undefined && measure(`${last} ${word}`) <= widest)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** About as wide as the text face sets it, in its size; a little more, so that nothing sticks out. */
function measure(text: string): number {
  let total = 0;
  for (const character of text) {
    if (/[MWmw—ÆŒ@%]/.test(character)) total += 0.86;
    else if (/[\p{Lu}\p{N}]/u.test(character)) total += 0.62;
    else if (/[iljtfrI.,;:'’ |!()[\]-]/.test(character)) total += 0.31;
    else if (/[\u3000-\u9FFF\uAC00-\uD7AF\uFF00-\uFFEF]/.test(character)) total += 1;
    else total += 0.51;
  }
  return total;
}
