import type { Diagnostic } from "../model/diagnostic.ts";
import type { Galley } from "../model/galley.ts";
import type { Id } from "../model/manuscript.ts";
import type { PdfContents, PdfOutlineEntry } from "../model/pdf.ts";
import { firstPlace } from "./first-place.ts";
import { listedHeadings } from "./nav-entries.ts";
import { normalise } from "./normalise.ts";
import type { Passage } from "./passage.ts";

/** The contents as the PDF must print them: each heading with the name of the page that the outline leads to. */
export function printedContents(galley: Galley, pdf: PdfContents): readonly Passage[] {
  const { kind, settings } = galley.metadata;
  if (kind !== "book" && !settings.contents) return [];
  const pages = outlinePages(galley, pdf);
  return listedHeadings(galley.nav)
    .filter(({ entry }) => entry.level <= settings.contentsDepth)
    .map(({ entry, title }) => ({
      raw: `${title} ${labelOf(pdf, pages.get(entry.id))}`,
      role: "contents",
      id: entry.id,
      place: galley.places.get(entry.id) ?? firstPlace(galley),
      marks: [],
      formulas: [],
    }));
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
    return [
      {
        check: "audit/contents-page-numbers-agree",
        severity: "error",
        place: galley.places.get(entry.id) ?? firstPlace(galley),
        message: `The PDF lists "${title}" on page ${labelOf(pdf, listed)}; page ${labelOf(pdf, real + 1)} was expected, where it stands.`,
        help: "Build again; if it stays, report it with the manuscript, since page numbers are never the author's to mend.",
      } as const,
    ];
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
