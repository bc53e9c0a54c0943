import { renderTemplate, type Templates, type View } from "../markup/template.ts";
import type { Box } from "../model/report.ts";
import type { BrowserPage } from "../model/tools.ts";
import type { Anchor } from "./anchor-queries.ts";

/** Something to say beside a line. */
export type MarginNote = {
  /** `AQ1`. */
  readonly label: string;
  readonly text: string;
  /** Chooses its colours: `to-author`. */
  readonly addressee: string;
  /** Empty where there is none. */
  readonly answer: string;
  /** What the list at the end says of it besides. */
  readonly more: View;
};

export type Dressing = {
  /** With where each belongs, in the same order. */
  readonly notes: readonly MarginNote[];
  readonly anchors: readonly Anchor[];
  /** Where the entries of the reference list were written, by id, as `placeMark` writes it. */
  readonly entries: ReadonlyMap<string, string>;
  /** What is printed as each page's number. */
  readonly folios: readonly string[];
  /** Of the page as it will be, in millimetres. */
  readonly size: { readonly width: number; readonly height: number };
  readonly title: string;
  /** The list of all notes at the end. */
  readonly list: { readonly template: string; readonly view: View };
  /** At the foot of every sheet. */
  readonly foot: string;
  readonly templates: Templates;
  /** The scripts that measure and dress pages. */
  readonly scripts: readonly string[];
};

/** Where a query came to stand. */
type PlacedQuery = {
  /** From 1; null where its place is on no page. */
  readonly page: number | null;
  /** From 1, on its page. */
  readonly line: number | null;
};

export type DressedPages = {
  /** In the order of the queries. */
  readonly placed: readonly PlacedQuery[];
};

// Millimetres beside the page: on the left for the manuscript's lines, on the right for queries.
const left = 24;
const right = 62;

/**
 * Puts finished pages on wider sheets, with numbers of every fifth line, the manuscript's lines, and queries beside the
 * lines they belong to, and adds the list of queries. The pages were laid out as for a release; it throws where a line of
 * them moved, since the proof would then show other pages than those that will be printed.
 */
export async function dressPages(
  { run }: Pick<BrowserPage, "run">,
  dressing: Dressing,
): Promise<DressedPages> {
  const { notes, anchors, entries, templates, scripts, size, foot, title, list } = dressing;
  const measured = await measurePages({ run }, { anchors, entries, scripts });
  const shown = notes.map((note, index) => shownNote(note, index, measured, dressing));
  const sheets = measured.pages.map((page, index) =>
    renderTemplate(templates, "shared/proof/sheet.html", sheetView(page, index, shown, foot)),
  );
  const end =
    shown.length === 0
      ? ""
      : renderTemplate(templates, list.template, {
          ...list.view,
          title,
          foot,
          queries: shown.map(({ view }) => view),
        });
  const beside = left + right;
  const lengths = {
    ...{ ...size, left, right, footText: cssText(foot) },
    sheetWidth: size.width + beside,
    turnedSheetWidth: size.height + beside,
  };
  const styles = renderTemplate(templates, "shared/proof/proof.css", lengths);
  const moved = await run(`colophon.dressPages(${JSON.stringify({ sheets, end, styles })})`);
  if (moved !== null) throw new Error(`Page ${moved} of the proof is not as it will be printed.`);
  return {
    placed: shown.map(({ page, line, isPlaced }) => ({
      page: isPlaced ? page + 1 : null,
      line,
    })),
  };
}

export type MeasuredPage = {
  readonly width: number;
  readonly height: number;
  readonly area: Box;
  readonly lines: readonly Box[];
  /** Of its text, notes included. */
  readonly letters: string;
  /** Around what was changed. */
  readonly bars: readonly Box[];
  readonly paragraphs: readonly { readonly place: string; readonly bottom: number }[];
};
type Spot = { readonly page: number; readonly box: Box };
export type Measured = { readonly pages: readonly MeasuredPage[]; readonly spots: readonly (Spot | null)[] };

/** Where lines, paragraphs and the words of anchors stand on finished pages. */
export async function measurePages(
  { run }: Pick<BrowserPage, "run">,
  { anchors, entries, scripts }: Pick<Dressing, "anchors" | "entries" | "scripts">,
): Promise<Measured> {
  for (const script of scripts) await run(`${script}\n;undefined`);
  const request = { anchors, entries: Object.fromEntries(entries) };
  return measuredOf(await run(`colophon.measureProof(${JSON.stringify(request)})`));
}

function measuredOf(value: unknown): Measured {
  if (!isMeasured(value)) throw new Error("The page gave no measures of its lines.");
  return value;
}

function isMeasured(value: unknown): value is Measured {
  return typeof value === "object" && value !== null && "pages" in value && "spots" in value;
}

type ShownNote = {
  /** From 0; the first where it is not known. */
  readonly page: number;
  readonly line: number | null;
  readonly isPlaced: boolean;
  readonly view: View;
};

function shownNote(
  { label, text, addressee, answer, more }: MarginNote,
  index: number,
  { pages, spots }: Measured,
  { folios }: Dressing,
): ShownNote {
  const spot = spots[index] ?? null;
  const page = spot?.page ?? 0;
  const own = pages[page];
  const line = spot === null || own === undefined ? null : lineAt(spot.box, own.lines);
  const mark = spot !== null && {
    left: spot.box.left,
    top: spot.box.top,
    right: spot.box.right,
    bottom: spot.box.bottom,
    width: spot.box.right - spot.box.left,
    height: spot.box.bottom - spot.box.top,
    edge: own?.area.right ?? spot.box.right,
  };
  const view = {
    ...more,
    label,
    addressee,
    text,
    answer: answer !== "" && answer,
    mark,
    line: line ?? false,
    noteTop: Math.max(0, (spot?.box.top ?? 0) - 4),
    target: mark ? `mark-${label}` : `margin-${label}`,
    folio: spot === null ? "" : (folios[page] ?? ""),
  };
  return { page, line, isPlaced: spot !== null, view };
}

/** Number of the line on its page, from 1; null where there is none at this height. */
export function lineAt({ top, bottom }: Box, lines: readonly Box[]): number | null {
  const middle = (top + bottom) / 2;
  const distances = lines.map((line) => Math.abs((line.top + line.bottom) / 2 - middle));
  const nearest = Math.min(...distances);
  return nearest <= (bottom - top) / 2 + 2 ? distances.indexOf(nearest) + 1 : null;
}

const numberedLines = 5;
// Pixels from the text.
const barDistance = 7;
// Pixels between two of the manuscript's lines that are told.
const leastBetween = 8;

function sheetView(page: MeasuredPage, index: number, shown: readonly ShownNote[], foot: string): View {
  return {
    foot,
    lineNumbers: page.lines.flatMap(({ bottom }, line) =>
      (line + 1) % numberedLines === 0
        ? [{ number: line + 1, left: page.area.left, top: Math.round(bottom * 10 - 24) / 10 }]
        : [],
    ),
    places: toldPlaces(page),
    bars: page.bars.map(({ top, bottom }) => ({
      top,
      height: bottom - top,
      left: page.area.left - barDistance,
    })),
    queries: shown
      .filter((query) => query.page === index)
      .toSorted(byHeight)
      .map(({ view }) => view),
  };
}

function byHeight(one: ShownNote, other: ShownNote): number {
  return Number(one.view["noteTop"]) - Number(other.view["noteTop"]);
}

/** `article.md:12` beside the first line of each paragraph; of several at one height, the first. */
function toldPlaces({ paragraphs }: MeasuredPage): readonly View[] {
  const told: { readonly text: string; readonly top: number }[] = [];
  for (const { place, bottom } of paragraphs.toSorted((one, other) => one.bottom - other.bottom)) {
    const last = told.at(-1);
    const text = shortPlace(place.replace(/:\d+$/, ""));
    const top = bottom - 2.4;
    if (last === undefined || (top - last.top >= leastBetween && text !== last.text))
      told.push({ text, top });
  }
  return told;
}

// What there is room for beside the page.
const mostLetters = 23;

/** The end of a long path says more than its beginning. */
function shortPlace(text: string): string {
  return text.length <= mostLetters ? text : `…${text.slice(1 - mostLetters)}`;
}

/** A text as it stands between quotation marks in a style sheet (CSS Syntax 3, 4.3.5). */
function cssText(text: string): string {
  return text.replace(/["\\<>&]/g, "").replace(/\s+/g, " ");
}
