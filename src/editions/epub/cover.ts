import { renderTemplate, type Templates, type View } from "../../markup/template.ts";
import { titleView } from "../../markup/title-view.ts";
import type { Galley } from "../../model/galley.ts";
import { inlineText } from "../../tree/text.ts";
import { frameView } from "./documents.ts";
import { coverFaces, type Face } from "./fonts.ts";

export const coverPath = "cover.xhtml";
export const coverImagePath = "images/cover.svg";

/** Units of the cover's drawing. */
const width = 1600;
const margin = 160;
const ruleWidth = 220;
const titleSizes = [168, 144, 124, 106, 90, 76, 64];
const mostLines = 6;

type Line = { readonly text: string; readonly y: number };

/** The cover as a drawing made from the metadata, with the fonts it needs inside: an image cannot reach others. */
export async function coverImage(
  galley: Galley,
  templates: Templates,
  embed: (face: Face, characters: string) => Promise<string>,
): Promise<string> {
  const { metadata } = galley;
  const isRightToLeft = metadata.direction === "rtl";
  const title = setLines(inlineText(galley.title), titleSizes, mostLines, 620);
  const subtitle = setLines(inlineText(galley.subtitle), [58, 50, 44], 4, title.end + 130);
  const authors = setLines(metadata.authors.map(({ name }) => name).join(" · "), [50, 44, 38], 6, 0);
  const view = {
    ...frameView(galley),
    ...titleView(galley),
    isRightToLeft,
    edge: isRightToLeft ? width - margin : margin,
    ruleStart: isRightToLeft ? width - margin - ruleWidth : margin,
    title,
    hasSubtitle: galley.subtitle.length > 0,
    subtitle,
    authors,
    year: metadata.dates.published?.slice(0, 4) ?? false,
  };
  const words = JSON.stringify([view, galley.title]);
  const faces = await Promise.all([
    embed(coverFaces.title, words),
    embed(coverFaces.text, words),
    embed(coverFaces.arabic, words),
  ]);
  const [titleFont, textFont, arabicFont] = faces;
  return renderTemplate(templates, `${metadata.kind}/epub/cover.svg`, {
    ...view,
    titleFont,
    textFont,
    arabicFont: isRightToLeft && arabicFont,
  });
}

/** The page that shows the cover. */
export function coverDocument(galley: Galley, templates: Templates): string {
  const authors = galley.metadata.authors.map(({ name }) => name).join(", ");
  const view = { ...frameView(galley), image: coverImagePath, hasAuthors: authors !== "", authors };
  return renderTemplate(templates, "shared/epub/cover.xhtml", view);
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
