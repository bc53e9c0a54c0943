import { getDocument, type PDFDocumentProxy, type PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { PdfFont, PdfLink, PdfOutlineEntry, PdfPage } from "../model/pdf.ts";
import { linesOf } from "./pdf-lines.ts";

/** Pages `first` to `last`, from 1. */
export type PageRange = { readonly first: number; readonly last: number };

/** What a range of pages holds. */
export type PdfPart = {
  readonly pages: readonly PdfPage[];
  readonly fonts: readonly PdfFont[];
  readonly links: readonly PdfLink[];
};

type Read = {
  readonly page: PdfPage;
  readonly fonts: readonly PdfFont[];
  readonly links: readonly PdfLink[];
};

/** Opens a PDF; the bytes are copied, since the reader takes away what it is given. */
export function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  const data = Uint8Array.from(bytes);
  return getDocument({ data, verbosity: 0, useSystemFonts: false, disableFontFace: true }).promise;
}

/** The pages of a range with their text, fonts and links. */
export async function readPages(document: PDFDocumentProxy, range: PageRange): Promise<PdfPart> {
  const names = await namedDestinations(document);
  const seen = new Set<string>();
  const read: Read[] = [];
  for (let number = range.first; number <= range.last; number += 1) {
    const page = await document.getPage(number);
    read.push(await readPage(document, page, names, seen));
    page.cleanup();
  }
  return {
    pages: read.map(({ page }) => page),
    fonts: read.flatMap(({ fonts }) => fonts),
    links: read.flatMap(({ links }) => links),
  };
}

async function readPage(
  document: PDFDocumentProxy,
  page: PDFPageProxy,
  names: ReadonlyMap<string, number>,
  seen: Set<string>,
): Promise<Read> {
  const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
  const [content, annotations] = await Promise.all([
    page.getTextContent({ disableNormalization: true }),
    page.getAnnotations(),
  ]);
  const items = content.items.flatMap((item) => ("str" in item ? [item] : []));
  const links: PdfLink[] = [];
  for (const { subtype, dest } of annotations) {
    if (subtype === "Link" && dest) links.push(await linkTo(document, dest, names));
  }
  return {
    page: { width: right - left, height: top - bottom, lines: linesOf(items) },
    fonts: await newFonts(page, new Set(items.map(({ fontName }) => fontName)), seen),
    links,
  };
}

/** Fonts are described only where a page is drawn, which is slow: done for the pages that bring a new one. */
async function newFonts(
  page: PDFPageProxy,
  used: ReadonlySet<string>,
  seen: Set<string>,
): Promise<readonly PdfFont[]> {
  const unknown = [...used].filter((name) => !seen.has(name));
  if (unknown.length === 0) return [];
  await page.getOperatorList();
  return unknown.flatMap((name) => {
    if (!page.commonObjs.has(name)) return [];
    seen.add(name);
    return [fontOf(page.commonObjs.get(name))];
  });
}

function fontOf(font: unknown): PdfFont {
  const known = typeof font === "object" && font !== null;
  const name = known && "name" in font && typeof font.name === "string" ? font.name : "";
  const missing = known && "missingFile" in font && font.missingFile === true;
  return { name: name.replace(/^[A-Z]{6}\+/, ""), embedded: !missing };
}

async function linkTo(
  document: PDFDocumentProxy,
  destination: unknown,
  names: ReadonlyMap<string, number>,
): Promise<PdfLink> {
  if (typeof destination === "string") return { destination, resolved: names.has(destination) };
  return { destination: "", resolved: (await pageOf(document, destination)) !== null };
}

/** Names of places in the file → the page they are on, from 1. */
async function namedDestinations(document: PDFDocumentProxy): Promise<ReadonlyMap<string, number>> {
  const places = new Map<string, number>();
  for (const [name, destination] of Object.entries(await document.getDestinations())) {
    const page = await pageOf(document, destination);
    if (page !== null) places.set(name, page);
  }
  return places;
}

/** Page an explicit destination leads to, from 1 (ISO 32000-1, 12.3.2.2). */
async function pageOf(document: PDFDocumentProxy, destination: unknown): Promise<number | null> {
  const page: unknown = Array.isArray(destination) ? destination[0] : undefined;
  if (typeof page === "number") return page >= 0 && page < document.numPages ? page + 1 : null;
  if (!isReference(page)) return null;
  return document.getPageIndex(page).then(
    (index) => index + 1,
    () => null,
  );
}

function isReference(value: unknown): value is { readonly num: number; readonly gen: number } {
  return typeof value === "object" && value !== null && "num" in value && "gen" in value;
}

type OutlineNode = { readonly title: string; readonly dest: unknown; readonly items: readonly OutlineNode[] };

/** The outline with the pages its entries lead to. */
export async function readOutline(document: PDFDocumentProxy): Promise<readonly PdfOutlineEntry[]> {
  const read = (nodes: readonly OutlineNode[]): Promise<readonly PdfOutlineEntry[]> =>
    Promise.all(
      nodes.map(async ({ title, dest, items }) => ({
        title,
        page: await pageOf(document, typeof dest === "string" ? await document.getDestination(dest) : dest),
        children: await read(items),
      })),
    );
  return read((await document.getOutline()) ?? []);
}
