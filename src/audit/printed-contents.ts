import { printedLists } from "../markup/printed-lists.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { Galley } from "../model/galley.ts";
import type { Id } from "../model/manuscript.ts";
import type { PdfContents, PdfOutlineEntry } from "../model/pdf.ts";
import { firstPlace } from "./first-place.ts";
import { listedHeadings } from "./nav-entries.ts";
import { normalise } from "./normalise.ts";
import type { Passage } from "./passage.ts";

/**
 * The contents as the PDF must print them: each heading with the name of the page that the outline leads to; behind them the
 * lists of figures and tables, with the pages those were set on.
 */
export function printedContents(
  galley: Galley,
  pdf: PdfContents,
  pageOf: ReadonlyMap<Id, number>,
): readonly Passage[] {
  return [...listedSections(galley, pdf), ...listedCaptions(galley, pdf, pageOf)];
}

function listedSections(galley: Galley, pdf: PdfContents): readonly Passage[] {
  const { kind, settings } = galley.metadata;
  if (kind !== "book" && !settings.contents) return [];
  const pages = outlinePages(galley, pdf);
  return listedHeadings(galley.nav)
    .filter(({ entry }) => entry.level <= settings.contentsDepth)
    .map(({ entry, title }) =>
      contentsPassage(galley, entry.id, `${title} ${labelOf(pdf, pages.get(entry.id))}`),
    );
}

function listedCaptions(
  galley: Galley,
  pdf: PdfContents,
  pageOf: ReadonlyMap<Id, number>,
): readonly Passage[] {
  return printedLists(galley)
    .flatMap(({ entries }) => entries)
    .map(({ id, label, title }) =>
      contentsPassage(galley, id, `${label} ${title} ${labelOf(pdf, pageOf.get(id))}`),
    );
}

function contentsPassage(galley: Galley, id: Id, raw: string): Passage {
  const place = galley.places.get(id) ?? firstPlace(galley);
  return { raw, role: "contents", id, place, marks: [], formulas: [] };
}

type CaptionPages = {
  /** From 1. */
  readonly listed: ReadonlyMap<Id, number>;
  /** From 0. */
  readonly found: ReadonlyMap<Id, number>;
};

/** The pages that the lists of figures and tables name are those the captions are really on. */
export function listsLeadToCaptions(
  galley: Galley,
  pdf: PdfContents,
  { listed, found }: CaptionPages,
): readonly Diagnostic[] {
  return printedLists(galley)
    .flatMap(({ entries }) => entries)
    .flatMap(({ id, label, title }) => {
      const [named, real] = [listed.get(id), found.get(id)];
      return named === undefined || real === undefined || named === real + 1
        ? []
        : [wrongPage(galley, pdf, { id, title: `${label} ${title}`.trim(), listed: named, real: real + 1 })];
    });
}

type WrongPage = { readonly id: Id; readonly title: string; readonly listed: number; readonly real: number };

function wrongPage(galley: Galley, pdf: PdfContents, { id, title, listed, real }: WrongPage): Diagnostic {
  return {
    check: "audit/contents-page-numbers-agree",
    severity: "error",
    place: galley.places.get(id) ?? firstPlace(galley),
    message: `The PDF lists "${title}" on page ${labelOf(pdf, listed)}; page ${labelOf(pdf, real)} was expected, where it stands.`,
    help: "Build again; if it stays, report it with the manuscript, since page numbers are never the author's to mend.",
  };
}

/** The pages the outline leads to, which the printed contents name, are those the headings are really on. */
export function outlineLeadsToHeadings(
  galley: Galley,
  pdf: PdfContents,
  found: ReadonlyMap<Id, number>,
): readonly Diagnostic[] {
  const pages = outlinePages(galley, pdf);
  return listedHeadings(galley.nav).flatMap(({ entry, title }) => {
    const listed = pages.get(entry.id);
    const real = found.get(entry.id);
    if (listed === undefined || real === undefined || listed === real + 1) return [];
    return [wrongPage(galley, pdf, { id: entry.id, title, listed, real: real + 1 })];
  });
}

function labelOf({ labels }: PdfContents, page: number | undefined): string {
  return page === undefined ? "" : (labels[page - 1] ?? String(page));
}

/** Heading → page its outline entry leads to, from 1; of headings that read alike the first comes first. */
function outlinePages(galley: Galley, { outline }: PdfContents): ReadonlyMap<Id, number> {
  const byTitle = new Map<string, number[]>();
  for (const { title, page } of flat(outline)) {
    if (page === null) continue;
    const key = normalise(title);
    byTitle.set(key, [...(byTitle.get(key) ?? []), page]);
  }
  const pages = new Map<Id, number>();
  for (const { entry, title } of listedHeadings(galley.nav)) {
    const page = byTitle.get(normalise(title))?.shift();
    if (page !== undefined) pages.set(entry.id, page);
  }
  return pages;
}

function flat(entries: readonly PdfOutlineEntry[]): readonly PdfOutlineEntry[] {
  return entries.flatMap((entry) => [entry, ...flat(entry.children)]);
}
