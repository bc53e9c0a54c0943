import {
  ParseSpeeds,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFRef,
  PDFString,
  ReadingDirection,
} from "@cantoo/pdf-lib";
import type { Direction, Licence } from "../../model/metadata.ts";
import { writeApostrophes } from "./apostrophes.ts";
import { type AttachedFile, attachSources, writeColourProfile } from "./archival-parts.ts";
import { closeGaps } from "./close-gaps.ts";
import { countElementNames } from "./element-names.ts";
import type { HeldImages } from "./held-images.ts";
import type { Layout } from "./layout.ts";
import { leadLinks } from "./lead-links.ts";
import { type Margins, markArtifacts } from "./mark-artifacts.ts";
import { mendStructure } from "./mend-structure.ts";
import type { OutlineEntry } from "./outline.ts";
import { placeImages } from "./place-images.ts";
import { type PrinterSheet, writePrinterSheets } from "./printer-sheet.ts";
import type { StructurePlan } from "./structure-plan.ts";
import { writeXmp } from "./write-xmp.ts";

/** What the finished file says of itself. */
export type PdfIdentity = {
  readonly title: string;
  readonly authors: readonly string[];
  readonly keywords: readonly string[];
  readonly subject: string;
  /** BCP 47. */
  readonly language: string;
  /** Empty where there is none. */
  readonly doi: string;
  readonly licence: Licence | undefined;
  /** Which of two facing pages comes first. */
  readonly direction: Direction;
  /** Written as the moment of creation and change. */
  readonly date: Date;
};

export type PdfDetails = {
  readonly identity: PdfIdentity;
  readonly outline: readonly OutlineEntry[];
  /** What is printed as each page's number, in page order. */
  readonly folios: readonly string[];
  /** What the elements are that are marked by their numbers in this list. */
  readonly structure: StructurePlan;
  readonly destinations: Layout["destinations"];
  /** Images that stand in the printed file as placeholders. */
  readonly images: HeldImages;
  /** Of the sheet, where it is larger than the page. */
  readonly margins: Margins;
  /** Undefined where pages are printed as they are. */
  readonly sheet: PrinterSheet | undefined;
  /** Files to go into a PDF for archives; undefined where it is not to be one. */
  readonly archival: readonly AttachedFile[] | undefined;
  readonly hasColourProfile: boolean;
  /** Whether the text has the modifier letter apostrophe (U+02BC) itself. */
  readonly hasModifierApostrophe: boolean;
  /** Hexadecimal digest of bytes. */
  readonly digest: (bytes: Uint8Array) => string;
};

export type FinishedPdf = {
  readonly bytes: Uint8Array;
  /** Paths of the images that took the place of their placeholders. */
  readonly placed: ReadonlySet<string>;
};

// Packing a book's many small objects makes it a third smaller and takes longer than all the rest of this pass.
const mostPackedBytes = 2 * 1024 ** 2;
const pointsInMillimetre = 72 / 25.4;
const producer = "Colophon";

/**
 * Gives the printed file its outline, page labels and description. Equal input gives equal bytes: the dates are the
 * publication's and the identifier is a digest of the contents (ISO 32000-1, 14.4).
 */
export async function finishPdf(asPrinted: Uint8Array, details: PdfDetails): Promise<FinishedPdf> {
  const printed = countElementNames(asPrinted);
  const document = await PDFDocument.load(printed, {
    updateMetadata: false,
    parseSpeed: ParseSpeeds.Fastest,
  });
  const marking = markArtifacts(document, details.margins);
  const placed = placeImages(document, details.images);
  if (!details.hasModifierApostrophe) writeApostrophes(document);
  mendStructure(document, details.structure);
  const offset = (details.sheet?.offset ?? 0) * pointsInMillimetre;
  leadLinks(document, details.destinations, offset);
  describe(document, details.identity);
  writeXmp(document, details.identity, details.archival !== undefined);
  if (details.hasColourProfile) writeColourProfile(document);
  if (details.archival && details.archival.length > 0)
    attachSources(document, details.archival, details.identity.date);
  writeOutline(document, details.outline, offset);
  writePageLabels(document, details.folios);
  identify(document, printed, details);
  await marking;
  if (details.sheet !== undefined) writePrinterSheets(document, details.sheet);
  closeGaps(document);
  const bytes = await document.save({
    useObjectStreams: printed.length <= mostPackedBytes,
    addDefaultPage: false,
    updateFieldAppearances: false,
    objectsPerTick: Number.POSITIVE_INFINITY,
  });
  return { bytes, placed };
}

function describe(document: PDFDocument, identity: PdfIdentity): void {
  document.setTitle(identity.title, { showInWindowTitleBar: true });
  document.setAuthor(identity.authors.join("; "));
  document.setKeywords([identity.keywords.join(", ")]);
  if (identity.subject !== "") document.setSubject(identity.subject);
  document.setLanguage(identity.language);
  if (identity.direction === "rtl") {
    document.catalog.getOrCreateViewerPreferences().setReadingDirection(ReadingDirection.R2L);
  }
  document.setProducer(producer);
  document.setCreator(producer);
  document.setCreationDate(identity.date);
  document.setModificationDate(identity.date);
}

/** The dates in `printed` are the moment it was made, so the digest is taken of what does not depend on it. */
function identify(document: PDFDocument, printed: Uint8Array, details: PdfDetails): void {
  const described = JSON.stringify([details.identity, details.outline, details.folios]);
  const identifier = details.digest(
    Buffer.concat([
      withoutDates(printed),
      ...[...details.images.values()].map(({ data }) => data),
      new TextEncoder().encode(described),
    ]),
  );
  const value = PDFHexString.of(identifier.slice(0, 32));
  document.context.trailerInfo.ID = document.context.obj([value, value]);
}

function withoutDates(printed: Uint8Array): Uint8Array {
  const copy = Buffer.from(printed);
  for (const name of ["/CreationDate", "/ModDate"]) {
    const start = copy.indexOf(name);
    const end = start < 0 ? -1 : copy.indexOf(")", start);
    if (end >= 0) copy.fill(" ", start, end);
  }
  return copy;
}

/** Entries of pages that begin so far from the upper left corner of their sheets, in points. */
type PlacedEntries = { readonly entries: readonly OutlineEntry[]; readonly offset: number };
type Placed = { readonly ref: PDFRef; readonly dictionary: PDFDict; readonly count: number };

/** Replaces the browser's outline, whose titles lose the spaces where their lines were broken. */
function writeOutline(document: PDFDocument, entries: readonly OutlineEntry[], offset: number): void {
  const { catalog, context } = document;
  if (entries.length === 0) {
    catalog.delete(PDFName.of("Outlines"));
    return;
  }
  const root = PDFDict.withContext(context);
  const ref = context.register(root);
  root.set(PDFName.of("Type"), PDFName.of("Outlines"));
  root.set(PDFName.of("Count"), PDFNumber.of(link(document, root, ref, { entries, offset })));
  catalog.set(PDFName.of("Outlines"), ref);
  catalog.set(PDFName.of("PageMode"), PDFName.of("UseOutlines"));
}

/** Links siblings and their parent; gives the number of entries shown when all are open. */
function link(
  document: PDFDocument,
  parent: PDFDict,
  parentRef: PDFRef,
  { entries, offset }: PlacedEntries,
): number {
  const placed = entries.map((entry) => place(document, entry, parentRef, offset));
  placed.forEach(({ dictionary }, index) => {
    const previous = placed[index - 1];
    const next = placed[index + 1];
    if (previous) dictionary.set(PDFName.of("Prev"), previous.ref);
    if (next) dictionary.set(PDFName.of("Next"), next.ref);
  });
  const first = placed[0];
  const last = placed.at(-1);
  if (first) parent.set(PDFName.of("First"), first.ref);
  if (last) parent.set(PDFName.of("Last"), last.ref);
  return placed.reduce((sum, { count }) => sum + 1 + count, 0);
}

function place(document: PDFDocument, entry: OutlineEntry, parentRef: PDFRef, offset: number): Placed {
  const { context } = document;
  const page = document.getPage(entry.page - 1);
  const dictionary = PDFDict.withContext(context);
  const ref = context.register(dictionary);
  dictionary.set(PDFName.of("Title"), PDFHexString.fromText(entry.title));
  dictionary.set(PDFName.of("Parent"), parentRef);
  dictionary.set(
    PDFName.of("Dest"),
    context.obj([page.ref, "XYZ", null, page.getHeight() - offset - entry.top, null]),
  );
  const count = link(document, dictionary, ref, { entries: entry.children, offset });
  // Negative: the entry is closed, so that a book opens showing its chapters.
  if (count > 0) dictionary.set(PDFName.of("Count"), PDFNumber.of(-count));
  return { ref, dictionary, count: 0 };
}

/** One label a page: a viewer shows what is printed, whatever its digits (ISO 32000-1, 12.4.2). */
function writePageLabels(document: PDFDocument, folios: readonly string[]): void {
  const { catalog, context } = document;
  const labels = folios.flatMap((folio, index) => [
    PDFNumber.of(index),
    context.obj({ P: isAscii(folio) ? PDFString.of(folio) : PDFHexString.fromText(folio) }),
  ]);
  catalog.set(PDFName.of("PageLabels"), context.obj({ Nums: labels }));
}

function isAscii(text: string): boolean {
  return /^[\x20-\x7E]*$/.test(text);
}
