import type { TextItem } from "pdfjs-dist/types/src/display/api.js";
import { readingOrder } from "../language/visual-order.ts";
import type { PdfLine } from "../model/pdf.ts";

// A run that begins this far left of the one before begins a line of its own, as cells of a right-to-left table do.
const jumpBack = 2;

/** Joins a page's runs of text to lines. Marks set over a letter by themselves have no place in the order and are left out. */
export function linesOf(items: readonly TextItem[]): readonly PdfLine[] {
  const lines: PdfLine[] = [];
  let runs: TextItem[] = [];
  const end = (): void => {
    const line = lineOf(runs);
    if (line !== null) lines.push(line);
    runs = [];
  };
  for (const item of items) {
    const last = runs.at(-1);
    const isMark = /^\s*\p{M}+\s*$/u.test(item.str);
    if (last !== undefined && !isMark && leftOf(item) < leftOf(last) - jumpBack) end();
    if (item.str !== "" && !isMark) runs.push(item);
    if (item.hasEOL) end();
  }
  end();
  return lines;
}

function lineOf(runs: readonly TextItem[]): PdfLine | null {
  const [first] = runs;
  const text = readingOrder(runs.map(({ str }) => str));
  if (first === undefined || text.trim() === "") return null;
  return {
    text,
    left: Math.min(...runs.map(leftOf)),
    // A space is as wide as the gap it stands for, whichever way the next text is drawn.
    right: Math.max(...runs.filter(({ str }) => str.trim() !== "").map((run) => leftOf(run) + run.width)),
    baseline: baselineOf(first),
    size: first.height,
  };
}

function leftOf({ transform }: TextItem): number {
  const left: unknown = transform[4];
  return typeof left === "number" ? left : 0;
}

function baselineOf({ transform }: TextItem): number {
  const baseline: unknown = transform[5];
  return typeof baseline === "number" ? baseline : 0;
}
