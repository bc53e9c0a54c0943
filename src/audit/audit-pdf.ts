import type { Diagnostic } from "../model/diagnostic.ts";
import type { Galley } from "../model/galley.ts";
import type { Id } from "../model/manuscript.ts";
import type { PdfContents, PdfOutlineEntry, PdfPage } from "../model/pdf.ts";
import type { Place } from "../model/place.ts";
import { auditText } from "./audit-text.ts";
import { firstPlace } from "./first-place.ts";
import { compareListed, type Listed, listedHeadings } from "./nav-entries.ts";
import { type Margins, textLines } from "./pdf-lines.ts";
import { listsLeadToCaptions, outlineLeadsToHeadings, printedContents } from "./printed-contents.ts";

/** What the print edition was to be like. */
export type PdfExpectations = {
  /** PostScript names of the fonts the templates declare. */
  readonly fonts: readonly string[];
  /** Running heads and folios stand there, which are not part of the text. */
  readonly margins: Margins;
  /** Figures and tables that were moved to the head of a page. */
  readonly floated: ReadonlySet<Id>;
  /** From the edge of the sheet to that of the page, in points. */
  readonly offset: number;
  /** Page each element was set to begin on, from 1; without it page numbers in lists of figures and tables are not compared. */
  readonly pageOf?: ReadonlyMap<Id, number>;
};

/** Compares a finished PDF, read back, with the galley it was made from. */
export function auditPdf(
  galley: Galley,
  pdf: PdfContents,
  expectations: PdfExpectations,
): readonly Diagnostic[] {
  const { pageOf = new Map() } = expectations;
  const lines = pdf.pages.flatMap((page, index) =>
    textLines(page, expectations.margins).map((raw) => ({ raw, page: index })),
  );
  const nameOf = (page: number): string => `page ${pdf.labels[page] ?? page + 1}`;
  const text = auditText(
    galley,
    { kind: "pdf", lines, nameOf },
    { contents: printedContents(galley, pdf, pageOf), floated: expectations.floated },
  );
  return [
    ...compareListed(galley, flatOutline(pdf.outline, 1), "The PDF's outline"),
    ...outlineLeadsToHeadings(galley, pdf, text.pages),
    ...listsLeadToCaptions(galley, pdf, { listed: pageOf, found: text.pages }),
    ...text.findings,
    ...fontFindings(galley, pdf, new Set(expectations.fonts)),
    ...edgeFindings(galley, pdf, expectations.offset),
    ...linkFindings(galley, pdf),
  ];
}

function flatOutline(entries: readonly PdfOutlineEntry[], depth: number): readonly Listed[] {
  return entries.flatMap(({ title, children }) => [{ title, depth }, ...flatOutline(children, depth + 1)]);
}

function fontFindings(
  galley: Galley,
  pdf: PdfContents,
  declared: ReadonlySet<string>,
): readonly Diagnostic[] {
  const finding = (message: string): Diagnostic => ({
    check: "audit/fonts-are-declared",
    severity: "error",
    place: firstPlace(galley),
    message,
    help: "Look for characters that none of the templates' fonts has, such as emoji or rare scripts, and write them otherwise.",
  });
  const undeclared = pdf.fonts
    .filter(({ name }) => !declared.has(name))
    .map(({ name }) => (name === "" ? "a font without a name" : `the font "${name}"`))
    .map((font) =>
      finding(`The PDF uses ${font}; only the templates' fonts were expected: ${[...declared].join(", ")}.`),
    );
  const missing = pdf.fonts
    .filter(({ embedded }) => !embedded)
    .map(({ name }) =>
      finding(
        `The PDF names the font "${name}" without holding it; every font was expected inside the file.`,
      ),
    );
  return [...undeclared, ...missing];
}

// Hanging punctuation and the reader's rounding.
const tolerance = 1;

function edgeFindings(galley: Galley, pdf: PdfContents, offset: number): readonly Diagnostic[] {
  return pdf.pages.flatMap((page, index) => {
    const [out] = linesOutside(page, tolerance - offset);
    if (out === undefined) return [];
    const label = pdf.labels[index] ?? String(index + 1);
    return [
      {
        check: "audit/nothing-sticks-out",
        severity: "error",
        place: placeOnPage(galley, pdf, index + 1),
        message: `"${shortened(out)}" on page ${label} is cut off at the page's edge; all text was expected inside the page.`,
        help: "Break up the word, line or table that is too wide, or choose a larger trim size.",
      } as const,
    ];
  });
}

/** `beyond` the edges of the sheet, or inside them where it is negative. */
function linesOutside({ lines, width, height }: PdfPage, beyond: number): readonly string[] {
  return lines
    .filter(
      ({ left, right, baseline }) =>
        left < -beyond || right > width + beyond || baseline < -beyond || baseline > height + beyond,
    )
    .map(({ text }) => text);
}

function shortened(text: string): string {
  const characters = [...text.trim()];
  return characters.length > 40 ? `${characters.slice(0, 40).join("")} …` : characters.join("");
}

/** The last heading that begins on the page or before it. */
function placeOnPage(galley: Galley, pdf: PdfContents, page: number): Place {
  const pages = flatPages(pdf.outline);
  const entry = listedHeadings(galley.nav)
    .filter((_, index) => (pages[index] ?? Number.POSITIVE_INFINITY) <= page)
    .at(-1)?.entry;
  return { ...(galley.places.get(entry?.id ?? "") ?? firstPlace(galley)), certainty: "near" };
}

function flatPages(entries: readonly PdfOutlineEntry[]): readonly (number | null)[] {
  return entries.flatMap(({ page, children }) => [page, ...flatPages(children)]);
}

function linkFindings(galley: Galley, pdf: PdfContents): readonly Diagnostic[] {
  const broken = new Set(pdf.links.filter(({ resolved }) => !resolved).map(({ destination }) => destination));
  return [...broken].map((destination) => ({
    check: "audit/links-resolve",
    severity: "error",
    place: galley.places.get(destination) ?? firstPlace(galley),
    message: `A link in the PDF leads to "${destination}", which is nowhere in the file; a place in it was expected.`,
    help: "Check that what the link points at is part of the text.",
  }));
}
