import type { Metadata } from "../../model/metadata.ts";
import type { Attr } from "../../model/pandoc.ts";

type Size = { readonly width: number; readonly height: number };

const pixelsPerInch = 96;

/** Inches a unit is long; ems of the usual type size. */
const units: Readonly<Record<string, number>> = {
  cm: 1 / 2.54,
  mm: 1 / 25.4,
  in: 1,
  inch: 1,
  px: 1 / pixelsPerInch,
  "": 1 / pixelsPerInch,
  pt: 1 / 72,
  pc: 1 / 6,
  em: 10 / 72,
};

/**
 * About how wide an image of so many pixels is set in print, in inches: as its attributes say, at most as wide as the
 * text (seven tenths of the page) and not much higher than two thirds of it.
 */
export function placedWidth(pixels: Size, attr: Attr, { trim }: Metadata["settings"]): number {
  const [page, pageHeight] = [trim.width / 25.4, trim.height / 25.4];
  const text = Math.min(page * 0.7, 136 / 25.4);
  const ratio = pixels.width / pixels.height;
  const width = lengthOf(attr, "width", text);
  const height = lengthOf(attr, "height", pageHeight);
  const asked = width ?? (height === null ? pixels.width / pixelsPerInch : height * ratio);
  return Math.min(asked, text, pageHeight * 0.565 * ratio);
}

function lengthOf([, , attributes]: Attr, name: string, whole: number): number | null {
  const written = attributes.find(([key]) => key === name)?.[1] ?? "";
  const [, number, unit = ""] =
    /^\s*(\d{1,6}(?:\.\d{1,6})?)\s*(%|cm|mm|in|inch|px|pt|pc|em)?\s*$/.exec(written) ?? [];
  if (number === undefined) return null;
  return unit === "%" ? (Number(number) / 100) * whole : Number(number) * (units[unit] ?? 0);
}
