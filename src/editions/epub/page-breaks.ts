import { renderTemplate, type Templates } from "../../markup/template.ts";
import type { PageStart } from "../../model/page-start.ts";
import { type ContentDocument, titlePath } from "./documents.ts";
import { documentPath } from "./ids.ts";
import { navigationPath, type PageListEntry } from "./navigation.ts";

export type MarkedBook = {
  readonly documents: readonly ContentDocument[];
  readonly pageList: readonly PageListEntry[];
};

/** How the print edition names the parts that are lists of figures and tables. */
const listPart = "list-of-";

/** Classes of the title page's parts, as both editions' templates name them. */
const titleParts: Readonly<Record<string, string>> = {
  title: "title-page",
  imprint: "imprint",
  abstract: "abstract",
  keywords: "keywords",
};

/**
 * Puts a page-break marker (EPUB Structural Semantics Vocabulary `pagebreak`, DPUB-ARIA `doc-pagebreak`) at the very word
 * that a printed page begins with. That of the contents goes into the navigation document.
 */
export function markPages(
  documents: readonly ContentDocument[],
  starts: readonly PageStart[],
  templates: Templates,
): MarkedBook {
  const prefix = freePrefix(documents);
  const idOf = ({ page }: PageStart): string => `${prefix}${page}`;
  const markerOf = (start: PageStart): string => marker(idOf(start), start.folio, templates);
  return {
    documents: documents.map((document) => {
      const own = starts.filter((start) => pathOf(start) === document.path);
      return { ...document, xhtml: marked(document, own, markerOf) };
    }),
    pageList: starts.filter(isListed).map((start) => ({
      folio: start.folio,
      href: `${pathOf(start)}#${idOf(start)}`,
      contents: start.part === "contents" ? idOf(start) : null,
    })),
  };
}

/**
 * In the contents no marker may stand but before them (EPUB 3.3 §7.3: nothing empty in a `nav`), and the lists of figures
 * and tables stand behind them there.
 */
function isListed({ part, before }: PageStart): boolean {
  return !part.startsWith(listPart) && (part !== "contents" || before === 0);
}

function pathOf({ part }: PageStart): string {
  if (part === "contents") return navigationPath;
  return part in titleParts ? titlePath : documentPath(part);
}

/** No element of the author's has an id that begins so. */
function freePrefix(documents: readonly ContentDocument[]): string {
  let prefix = "page-";
  while (documents.some(({ xhtml }) => xhtml.includes(`id="${prefix}`))) prefix = `printed-${prefix}`;
  return prefix;
}

function marked(
  { path, xhtml }: ContentDocument,
  starts: readonly PageStart[],
  markerOf: (start: PageStart) => string,
): string {
  if (starts.length === 0) return xhtml;
  const places = placesOf(xhtml, path === titlePath ? titlePart : divisionPart, starts);
  const pieces: string[] = [];
  let done = 0;
  for (const [start, place] of places) {
    pieces.push(xhtml.slice(done, place), markerOf(start));
    done = place;
  }
  return [...pieces, xhtml.slice(done)].join("");
}

function marker(id: string, folio: string, templates: Templates): string {
  return renderTemplate(templates, "shared/epub/page-break.xhtml", { id, folio }).trim();
}

/** The spine item that a tag begins. */
function divisionPart(tag: string): string | null {
  return division.test(tag) ? (/\sid="([^"]*)"/.exec(tag)?.[1] ?? null) : null;
}

function titlePart(tag: string): string | null {
  const classes = /\sclass="([^"]*)"/.exec(tag)?.[1]?.split(" ") ?? [];
  return Object.keys(titleParts).find((part) => classes.includes(titleParts[part] ?? "")) ?? null;
}

/** Tags behind which a marker need not stand, when nothing is between: the word's own, and its heading's. */
const transparent =
  /^<(?:a|abbr|b|bdi|bdo|cite|code|dfn|em|i|kbd|mark|q|s|samp|small|span|strong|sub|sup|u|h[1-6])[\s>]/;
const heading = /^<h[1-6][\s>]/;
const division = /^<section\s[^>]*class="division[\s"]/;
const noteCall = /^<sup\s[^>]*class="note-call"/;

type Piece = { readonly text: string; readonly at: number };

/** Tags, entities and stretches of text, but for what is inside formulas and calls of notes. */
function* countedPieces(xhtml: string): Generator<Piece> {
  let inside = 0;
  for (const { 0: text, index: at } of xhtml.matchAll(/<[^>]*>|&[^;]*;|[^<&]+/g)) {
    const isEnd = text.startsWith("</");
    const isStart = !isEnd && text.startsWith("<") && !text.endsWith("/>");
    if (inside === 0) yield { text, at };
    if (isEnd && inside > 0) inside -= 1;
    else if (isStart && (inside > 0 || /^<(?:math|head)[\s>]/.test(text) || noteCall.test(text))) inside += 1;
  }
}

type Reading = {
  /** Starts in the part that is being read. */
  wanted: readonly PageStart[];
  /** Units of the part that have passed. */
  count: number;
  /** Tags just opened, with nothing behind them yet. */
  opened: readonly Piece[];
};

/** Where each start is in the markup, in reading order. Counts what `PageStart.before` counts. */
function placesOf(
  xhtml: string,
  partOf: (tag: string) => string | null,
  starts: readonly PageStart[],
): readonly (readonly [PageStart, number])[] {
  const found: (readonly [PageStart, number])[] = [];
  const reading: Reading = { wanted: [], count: 0, opened: [] };
  for (const piece of countedPieces(xhtml)) {
    const part = piece.text.startsWith("<") ? partOf(piece.text) : null;
    if (part !== null) {
      reading.wanted = starts.filter((start) => start.part === part);
      reading.count = 0;
    }
    found.push(...pass(piece, reading));
    reading.opened = openedAfter(piece, reading.opened);
  }
  return found;
}

/** Counts the units of a piece; gives the starts that are among them. */
function pass({ text, at }: Piece, reading: Reading): readonly (readonly [PageStart, number])[] {
  const { count, opened } = reading;
  reading.count += countUnits(text);
  const here = reading.wanted.filter(({ before }) => before >= count && before < reading.count);
  const units = here.length === 0 ? [] : unitsIn(text);
  return here.map((start) => {
    const place = at + (units[start.before - count] ?? 0);
    return [start, start.before === count ? hoisted(opened, place) : place];
  });
}

/** Where in the piece its letters are; an entity is one, and so are an image and a formula. */
function unitsIn(text: string): readonly number[] {
  if (text.startsWith("<")) return /^<(?:math|img)[\s>]/.test(text) ? [0] : [];
  if (text.startsWith("&")) return [0];
  return [...text.matchAll(/[^\s\u00AD]/g)].map(({ index }) => index);
}

function countUnits(text: string): number {
  return /^[<&]/.test(text) ? unitsIn(text).length : text.replace(/[\s\u00AD]+/g, "").length;
}

function openedAfter(piece: Piece, opened: readonly Piece[]): readonly Piece[] {
  const { text } = piece;
  if (countUnits(text) > 0 || text.startsWith("</")) return [];
  return text.startsWith("<") && !/^<[!?]|\/>$/.test(text) ? [...opened, piece] : opened;
}

/** Before the tags that open just before the word: a division's first page begins before the division. */
function hoisted(opened: readonly Piece[], at: number): number {
  let place = at;
  let passed = "";
  for (const { text, at: before } of opened.toReversed()) {
    const mayPass = transparent.test(text) || (heading.test(passed) && division.test(text));
    if (!mayPass) return place;
    place = before;
    passed = text;
  }
  return place;
}
