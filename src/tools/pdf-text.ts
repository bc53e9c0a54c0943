import { getDocument, type PDFDocumentProxy, type PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { PdfOutlineEntry, PdfPage } from "../model/pdf.ts";
import { linesOf } from "./pdf-lines.ts";

/** Pages `first` to `last`, from 1. */
export type PageRange = { readonly first: number; readonly last: number };

type Pages = { readonly numPages: number };

export function wholeOf({ numPages }: Pages): PageRange {
  return { first: 1, last: numPages };
}

/** The pages that the first of two readers reads. */
export function firstHalf({ numPages }: Pages): PageRange {
  return { first: 1, last: Math.ceil(numPages / 2) };
}

export function secondHalf({ numPages }: Pages): PageRange {
  return { first: Math.ceil(numPages / 2) + 1, last: numPages };
}

/** Opens a PDF; the bytes are copied, since the reader takes away what it is given. */
export function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  const data = Uint8Array.from(bytes);
  return getDocument({ data, verbosity: 0, useSystemFonts: false, disableFontFace: true }).promise;
}

/** The pages of a range with their text. */
export async function readPages(
  document: PDFDocumentProxy,
  { first, last }: PageRange,
): Promise<readonly PdfPage[]> {
  const pages: PdfPage[] = [];
  for (let number = first; number <= last; number += 1) {
    const page = await document.getPage(number);
    pages.push(await readPage(page));
    page.cleanup();
  }
  return pages;
}

async function readPage(page: PDFPageProxy): Promise<PdfPage> {
  const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
  const { items } = await page.getTextContent({ disableNormalization: true });
  const lines = linesOf(items.flatMap((item) => ("str" in item ? [item] : [])));
  return { width: right - left, height: top - bottom, lines };
}

/** Names of the places on the file's pages. */
export async function namedDestinations(document: PDFDocumentProxy): Promise<ReadonlySet<string>> {
  const names = new Set<string>();
  for (const [name, destination] of Object.entries(await document.getDestinations())) {
    if ((await pageOf(document, destination)) !== null) names.add(name);
  }
  return names;
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
