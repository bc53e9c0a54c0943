import type { PdfPage } from "../model/pdf.ts";

/** Heights of a page's margins, in millimetres. */
export type Margins = { readonly top: number; readonly bottom: number };

const pointsInMillimetre = 72 / 25.4;

/** The texts of a page's lines, without its running head and folio. */
export function textLines({ lines, height }: PdfPage, { top, bottom }: Margins): readonly string[] {
  const highest = height - top * pointsInMillimetre;
  const lowest = bottom * pointsInMillimetre;
  return lines.filter(({ baseline }) => baseline < highest && baseline > lowest).map(({ text }) => text);
}
