import { PDFArray, type PDFDocument, PDFName, type PDFPage, PDFRef } from "@cantoo/pdf-lib";
import type { View } from "../../markup/template.ts";
import type { Settings } from "../../model/metadata.ts";
import type { PageSize } from "./page-size.ts";

/** A sheet larger than its page. Lengths are millimetres. */
export type PrinterSheet = {
  /** How far colours and pictures go on beyond the page's edge. */
  readonly bleed: number;
  readonly cropMarks: boolean;
  /** From the page's edge to the sheet's. */
  readonly offset: number;
  /** The page's own size. */
  readonly width: number;
  readonly height: number;
};

/** Points in a millimetre. */
const point = 72 / 25.4;

// Marks begin outside the bleed, and no nearer to the page than this: a cut that is a little off must not show them.
const nearestMark = 2;
const markLength = 5;
const beyondMark = 1;

/** The sheet a publication is printed on for its printer; undefined where that is the page itself. */
export function printerSheetOf(
  { printerSheet }: Settings,
  { width, height }: Pick<PageSize, "width" | "height">,
): PrinterSheet | undefined {
  if (printerSheet === undefined) return undefined;
  const { bleed, cropMarks } = printerSheet;
  const marks = cropMarks ? Math.max(bleed, nearestMark) + markLength + beyondMark : 0;
  return { bleed, cropMarks, offset: Math.max(bleed, marks), width, height };
}

/** Lengths for the style sheet that puts pages on sheets. */
export function printerSheetView({ bleed, offset, width, height }: PrinterSheet): View {
  return {
    bleed,
    width,
    height,
    offset: offset - bleed,
    sheetWidth: width + 2 * offset,
    sheetHeight: height + 2 * offset,
  };
}

/** Says where on each sheet the page is and how far it bleeds (ISO 32000-1, 14.11.2), and draws the marks to cut it by. */
export function writePrinterSheets(document: PDFDocument, sheet: PrinterSheet): void {
  const { context } = document;
  const marks = new Map<string, PDFRef>();
  for (const page of document.getPages()) {
    const trim = trimOf(page, sheet);
    const bleed = sheet.bleed * point;
    page.setTrimBox(trim.left, trim.bottom, trim.width, trim.height);
    page.setBleedBox(trim.left - bleed, trim.bottom - bleed, trim.width + 2 * bleed, trim.height + 2 * bleed);
    if (!sheet.cropMarks) continue;
    const key = `${trim.bottom} ${trim.width}`;
    const drawn = marks.get(key) ?? context.register(context.flateStream(cropMarks(trim, sheet)));
    marks.set(key, drawn);
    const written = page.node.get(PDFName.of("Contents"));
    const contents =
      written instanceof PDFArray ? written.asArray() : written instanceof PDFRef ? [written] : [];
    // What comes first is drawn in the sheet's own units: the browser scales what follows.
    page.node.set(PDFName.of("Contents"), context.obj([drawn, ...contents]));
  }
}

type Trim = {
  readonly left: number;
  readonly bottom: number;
  readonly width: number;
  readonly height: number;
};

/** The browser rounds the sheet's size, and puts the page where it is from the upper left corner. */
function trimOf(page: PDFPage, { offset, width, height }: PrinterSheet): Trim {
  const isTurned = page.getWidth() > page.getHeight() !== width > height;
  const [across, down] = isTurned ? [height, width] : [width, height];
  const size = { width: across * point, height: down * point };
  return { left: offset * point, bottom: page.getHeight() - offset * point - size.height, ...size };
}

/** Two thin lines at each corner, which are no part of the text. */
function cropMarks({ left, bottom, width, height }: Trim, { bleed }: PrinterSheet): string {
  const near = Math.max(bleed, nearestMark) * point;
  const far = near + markLength * point;
  const lines = [left, left + width].flatMap((x, across) =>
    [bottom, bottom + height].flatMap((y, up) => {
      const [right, above] = [across === 0 ? -1 : 1, up === 0 ? -1 : 1];
      return [
        [x + right * near, y, x + right * far, y],
        [x, y + above * near, x, y + above * far],
      ];
    }),
  );
  const number = (value: number): string => String(Number(value.toFixed(3)));
  const drawn = lines.map(
    ([x1 = 0, y1 = 0, x2 = 0, y2 = 0]) => `${number(x1)} ${number(y1)} m\n${number(x2)} ${number(y2)} l\nS\n`,
  );
  return `/Artifact BMC\nq\n0.25 w\n0 G\n${drawn.join("")}Q\nEMC\n`;
}
