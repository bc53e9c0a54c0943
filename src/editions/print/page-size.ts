import { declaredProperties } from "../../markup/custom-properties.ts";
import { lookStyles } from "../../markup/look.ts";
import type { Templates } from "../../markup/template.ts";
import type { Metadata, PublicationKind, Settings } from "../../model/metadata.ts";

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
  /** The same of a page that is turned: as wide as the others are high. */
  readonly turnedTextHeight: number;
  readonly turnedImageHeight: number;
  /** The tallest image on a page of its own. */
  readonly fullImageHeight: number;
};

// A line of 60 to 75 letters is read with ease; Source Serif sets about 1.87 mm a letter at 10.5 points.
const widestMeasure = 136;
const measureShare = 0.7;
const imageShare = 0.72;
const bottomShare = 0.115;
/** Type sizes to a line, where no style sheet says. */
const usualLeading = 1.4;
/** Millimetres that a page is taller than its lines, so that none is lost in rounding. */
const aHair = 0.1;
// Nothing but its caption stands on the page with it.
const ownImageShare = 0.86;

/** Margins and type size for a trim size: the measure first, and the rest of the width to the margins. */
export function pageSize(trim: Settings["trim"], kind: PublicationKind): PageSize {
  const { width, height } = trim;
  const measure = Math.min(width * measureShare, widestMeasure);
  const sides = width - measure;
  const innerShare = kind === "book" ? 0.44 : 0.5;
  const top = height * 0.1;
  const bodySize = round(Math.min(10.8, Math.max(8.6, measure / 11.6)));
  const bottom = bottomOf(height, top, lineOf(bodySize, usualLeading));
  return {
    width,
    height,
    top: round(top),
    bottom: round(bottom),
    inner: round(sides * innerShare),
    outer: round(sides * (1 - innerShare)),
    bodySize,
    ...heights(trim, top, bottom),
  };
}

type Heights = "textHeight" | "imageHeight" | "turnedTextHeight" | "turnedImageHeight" | "fullImageHeight";

function heights({ width, height }: Settings["trim"], top: number, bottom: number): Pick<PageSize, Heights> {
  const [upright, turned] = [height - top - bottom, width - top - bottom];
  return {
    textHeight: round(upright),
    imageHeight: round(upright * imageShare),
    turnedTextHeight: round(turned),
    turnedImageHeight: round(turned * ownImageShare),
    fullImageHeight: round(upright * ownImageShare),
  };
}

const millimetres: Readonly<Record<string, number>> = {
  mm: 1,
  cm: 10,
  in: 25.4,
  pt: 25.4 / 72,
  pc: 25.4 / 6,
  px: 25.4 / 96,
};

const point = millimetres["pt"] ?? 1;
const pixel = millimetres["px"] ?? 1;

/** A publication's page: what is usual for its size, but for what its style sheets set otherwise in `:root`. */
export function pageSizeOf(metadata: Metadata, templates: Templates): PageSize {
  const { settings, kind } = metadata;
  const usual = pageSize(settings.trim, kind);
  const own = new Map(
    declaredProperties(lookStyles(templates, metadata, "print")).map(({ name, value }) => [name, value]),
  );
  const length = (name: string, otherwise: number): number => {
    const [, number = "", unit = ""] = /^(\d*\.?\d+)(mm|cm|in|pt|pc|px)$/.exec(own.get(name) ?? "") ?? [];
    return number === "" ? otherwise : round(Number(number) * (millimetres[unit] ?? 1));
  };
  const bodySize = own.has("--body-size")
    ? round(length("--body-size", usual.bodySize * point) / point)
    : usual.bodySize;
  const line = length("--line", lineOf(bodySize, Number(own.get("--leading")) || usualLeading));
  const top = length("--margin-top", usual.top);
  const bottom = length("--margin-bottom", bottomOf(usual.height, top, line));
  return {
    ...usual,
    top,
    bottom,
    inner: round(length("--margin-inner", usual.inner) + length("--gutter", 0)),
    outer: length("--margin-outer", usual.outer),
    bodySize,
    ...heights(settings.trim, top, bottom),
  };
}

/** Whole pixels, since the browser draws letters at such. */
function lineOf(bodySize: number, leading: number): number {
  return Math.round((bodySize * leading * point) / pixel) * pixel;
}

/** Leaves room for as many whole lines as come nearest to the usual margin, so that facing pages end alike. */
function bottomOf(height: number, top: number, line: number): number {
  const lines = Math.round((height * (1 - bottomShare) - top) / line);
  return round(height - top - lines * line - aHair);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
