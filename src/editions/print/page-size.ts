import type { PublicationKind, Settings } from "../../model/metadata.ts";

/** Lengths of the page, in millimetres but for the type size. */
export type PageSize = {
  readonly width: number;
  readonly height: number;
  readonly top: number;
  readonly bottom: number;
  /** At the spine. */
  readonly inner: number;
  readonly outer: number;
  /** Points. */
  readonly bodySize: number;
  readonly textHeight: number;
  /** The tallest an image may be, leaving room for its caption. */
  readonly imageHeight: number;
};

// A line of 60 to 75 letters is read with ease; Source Serif sets about 1.87 mm a letter at 10.5 points.
const widestMeasure = 136;
const measureShare = 0.7;

/** Margins and type size for a trim size: the measure first, and the rest of the width to the margins. */
export function pageSize(trim: Settings["trim"], kind: PublicationKind): PageSize {
  const { width, height } = trim;
  const measure = Math.min(width * measureShare, widestMeasure);
  const sides = width - measure;
  const innerShare = kind === "book" ? 0.44 : 0.5;
  const top = height * 0.1;
  const bottom = height * 0.115;
  return {
    width,
    height,
    top: round(top),
    bottom: round(bottom),
    inner: round(sides * innerShare),
    outer: round(sides * (1 - innerShare)),
    bodySize: round(Math.min(10.8, Math.max(8.6, measure / 11.6))),
    textHeight: round(height - top - bottom),
    imageHeight: round((height - top - bottom) * 0.72),
  };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
