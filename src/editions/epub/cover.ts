import { lookFile } from "../../markup/look.ts";
import { arabic, coverFaces, type Face } from "../../markup/screen-faces.ts";
import { renderTemplate, type Templates, type View } from "../../markup/template.ts";
import { titleView } from "../../markup/title-view.ts";
import type { Galley } from "../../model/galley.ts";
import { inlineText } from "../../tree/text.ts";
import { frameView } from "./documents.ts";

export const coverPath = "cover.xhtml";
export const coverImagePath = "images/cover.svg";

/** Units of the cover's drawing. */
const width = 1600;
const margin = 160;
const ruleWidth = 220;
const smallSizes = [42, 38, 34, 30];
const titleSizes = [168, 144, 124, 106, 90, 76, 64, 54];
/** Smaller type needs more room between its lines. */
const smallestTitle = 60;
const subtitleSizes = [58, 50, 44, 38];
const nameSizes = [50, 44, 38, 33, 29];
/** Baselines of the title's first line, and of the last one above the authors. */
const titleTop = 620;
const titleEnd = 1700;
const belowTitle = 130;

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
  const hasSubtitle = galley.subtitle.length > 0;
  const subtitleWords = wordsOf(inlineText(galley.subtitle));
  const subtitleRoom = hasSubtitle ? heightOf(setLines(subtitleWords, " ", subtitleSizes, 240, 0)) : 0;
  const titleRoom = titleEnd - titleTop - (hasSubtitle ? belowTitle + subtitleRoom : 0);
  const title = setLines(wordsOf(inlineText(galley.title)), " ", titleSizes, titleRoom, titleTop);
  const authors = metadata.authors.map(({ name }) => name);
  const above = textIn(names, metadata.kind === "book" ? "series" : "journalLine");
  const below = textIn(names, "publisher") || (metadata.dates.published?.slice(0, 4) ?? "");
  return {
    ...frameView(galley),
    edge: isRightToLeft ? width - margin : margin,
    ruleStart: isRightToLeft ? width - margin - ruleWidth : margin,
    above: setLines(wordsOf(above), " ", smallSizes, 100, 270),
    title,
    subtitle: setLines(subtitleWords, " ", subtitleSizes, 240, title.end + belowTitle),
    authors: setLines(authors, " · ", nameSizes, 200, 0),
    below: setLines(wordsOf(below), " ", smallSizes, 50, 2200),
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

type SetLines = View & { readonly lines: readonly Line[]; readonly end: number };

/** Breaks words or names into lines at the largest size at which they need no more room; what has none is left out. */
function setLines(
  parts: readonly string[],
  between: string,
  sizes: readonly number[],
  room: number,
  top: number,
): SetLines {
  const smallest = sizes.at(-1) ?? 1;
  const distanceAt = (size: number): number => Math.round(size * (size < smallestTitle ? 1.28 : 1.16));
  const mostAt = (size: number): number => Math.floor(room / distanceAt(size)) + 1;
  const greedyAt = (size: number): readonly string[] =>
    breakLines(parts, between, (width - 2 * margin) / size);
  const size = sizes.find((candidate) => greedyAt(candidate).length <= mostAt(candidate)) ?? smallest;
  const most = mostAt(size);
  const broken = balanced(parts, between, (width - 2 * margin) / size);
  const kept =
    broken.length > most ? [...broken.slice(0, most - 1), `${broken[most - 1]}${between}…`] : broken;
  const lines = kept.map((text, index) => ({ text, y: top + index * distanceAt(size) }));
  return { size, lines, end: lines.at(-1)?.y ?? top };
}

function heightOf({ lines }: SetLines): number {
  return (lines.at(-1)?.y ?? 0) - (lines[0]?.y ?? 0);
}

/** Spaces that keep words together are none. */
function wordsOf(text: string): readonly string[] {
  return text.split(/[ \t\n]+/).filter((part) => part !== "");
}

/** As few lines as fit the measure, of about the same length. */
function balanced(parts: readonly string[], between: string, measureWidth: number): readonly string[] {
  const lines = breakLines(parts, between, measureWidth);
  for (let share = 0.5; share < 1; share += 0.02) {
    const narrow = measureWidth * share;
    const tried = breakLines(parts, between, narrow);
    if (tried.length === lines.length && tried.every((line) => measure(line) <= measureWidth)) return tried;
  }
  return lines;
}

function breakLines(parts: readonly string[], between: string, widest: number): readonly string[] {
  const lines: string[] = [];
  for (const part of parts) {
    const last = lines.at(-1);
    const joined = `${last}${between}${part}`;
    if (last !== undefined && measure(joined) <= widest) lines[lines.length - 1] = joined;
    else lines.push(part);
  }
  return lines;
}

/** About as wide as the text face sets it, in its size; a little more, so that nothing sticks out. */
function measure(text: string): number {
  let total = 0;
  for (const character of text) {
    if (/[MWmw—ÆŒ@%]/.test(character)) total += 0.86;
    else if (/[\p{Lu}\p{N}]/u.test(character)) total += 0.62;
    else if (/[iljtfrI.,;:'’ \u00A0|!()[\]·-]/.test(character)) total += 0.31;
    else if (/[\u3000-\u9FFF\uAC00-\uD7AF\uFF00-\uFFEF]/.test(character)) total += 1;
    else total += 0.535;
  }
  return total;
}
