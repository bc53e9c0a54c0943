import { textDirection } from "../../language/direction.ts";
import type { ImportDraft, SourcePlace } from "../../model/import.ts";
import { escapeProse, withoutFormulas } from "../../plain-text/rewrite.ts";
import type { Paragraph as View } from "../../plain-text/structure.ts";
import { languageIn } from "../docx/prose.ts";
import { closer } from "./close-seam.ts";
import { partFront } from "./front-lines.ts";
import { leaveOutDebris } from "./leave-out-debris.ts";
import { headingLine, markdownLines } from "./markdown-lines.ts";
import { join, knownWords, seamOf } from "./mend-words.ts";
import {
  debrisNotice,
  headingNotice,
  headingQuery,
  languageNotice,
  noteNotice,
  noticeAt,
  repairNotice,
  takenNotice,
} from "./notices.ts";
import { type ImportedHeading, numberHeadings } from "./number-headings.ts";
import { noteText, type PageNote, takePageNotes, typedCalls, writeCalls } from "./page-notes.ts";
import type { Paragraph, Repair } from "./paragraph.ts";
import { readParagraphs, wrapWidth } from "./paragraphs.ts";
import { partHeadings } from "./part-headings.ts";
import { findShape, viewOf } from "./shape.ts";
import type { TypedLine } from "./typed-line.ts";

export type PlainTextInput = {
  /** Name of the file, for places. */
  readonly name: string;
  readonly text: string;
};

/**
 * Reads plain text, such as was extracted from a PDF: what came along from the pages is left out, seams of lines and pages
 * are closed, headings, lists and front matter are told by their look. Typed citations and the typed reference list stay.
 */
export function readPlainText({ name, text: source }: PlainTextInput): ImportDraft {
  const written = readable(source);
  const { lines: typed, debris } = leaveOutDebris(written);
  const { lines: withoutNotes, notes } = takePageNotes(typed);
  const front = partFront(withoutNotes);
  const broken = wrapWidth(front);
  const lines = broken === null ? front : partHeadings(front, broken);
  const { paragraphs, repairs: found } = readParagraphs(lines);
  const repairs = [...found];
  const raw = new Map(lines.map(({ number, text }) => [number, text]));
  const views = new Map(
    paragraphs.map((paragraph) => [viewOf(paragraph, rawLines(paragraph, raw)), paragraph]),
  );
  const { metadata, headings, taken } = findShape([...views.keys()], lines);
  const numbered = numberHeadings(headings);
  const body = writeBody(
    views,
    new Map(headings.map(({ paragraph }, index) => [paragraph, numbered[index]])),
    new Set(taken.map(({ view }) => view)),
    wrapWidth(lines),
    writeNotes(notes, lines, repairs),
  );
  const { lineOf } = body;
  const language = textDirection(written, "ltr") === "rtl" ? languageIn(written) : null;
  const lineNumbers = headings.map(({ paragraph }) => paragraph.start + 1);
  const notices = [
    ...(language === null ? [] : [languageNotice(language)]),
    ...debris.map(debrisNotice),
    ...taken.filter(({ message }) => message !== "").map(takenNotice),
    ...repairs.map(repairNotice),
    ...notes.map(noteNotice),
    ...numbered.map((heading, index) => headingNotice(heading, lineNumbers[index] ?? 0)),
    ...paragraphs.flatMap(tableNotice),
  ].toSorted((one, other) => one.number - other.number);
  return {
    metadata: {
      ...withTypedCalls(metadata, notes),
      ...(language !== null && { language }),
      ...numberDepth(numbered),
    },
    text: writeCalls(body.text),
    sources: body.sourcesIn(name),
    items: [],
    resources: new Map(),
    // A formula is set, and has other words then.
    sourceText: withoutFormulas(
      [
        sourceWords(
          [...withoutNotes, ...notes.flatMap((note) => note.lines)].map((line) =>
            typedCalls(line.text, notes),
          ),
        ),
        ...notes.map((note) => note.typed),
        ...debris.map(({ text }) => text),
      ].join("\n"),
    ),
    notices: notices.map((notice) => noticeAt(notice, name, lineOf)),
    queries: numbered.flatMap(
      (heading, index) => headingQuery(heading, lineNumbers[index] ?? 0, name, lineOf) ?? [],
    ),
  };
}

/**
 * Signs of direction are the page's, not the text's. Soft hyphens are letters of the text only where they show, at the ends
 * of lines; some programs write the hyphen that they show as behind them.
 */
function readable(source: string): string {
  return source
    .replace(/^\ufeff/, "")
    .replace(/\r\n?/g, "\n")
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "")
    .replace(/\u00ad[-‐]?(?![-‐]?[^\S\n]*(?:\n|\f|$))/g, "")
    .replace(/\u00ad[-‐]/g, "\u00ad");
}

/** Of several lines of the source in one of the result, the first. */
function sourcesIn(file: string, places: ReadonlyMap<number, number>): ReadonlyMap<number, SourcePlace> {
  const sources = new Map<number, SourcePlace>();
  for (const [number, line] of places)
    if (!sources.has(line)) sources.set(line, { file, line: number, paragraph: null });
  return sources;
}

function rawLines(paragraph: Paragraph, raw: ReadonlyMap<number, string>): readonly string[] {
  return paragraph.kind === "table"
    ? paragraph.lines
    : paragraph.lineNumbers.map((number) => raw.get(number) ?? "");
}

const usualNumberDepth = 3;

function numberDepth(headings: readonly ImportedHeading[]): Readonly<Record<string, unknown>> {
  const deepest = Math.max(
    0,
    ...headings.filter(({ removed }) => removed !== null).map(({ level }) => level),
  );
  return deepest > usualNumberDepth ? { "number-depth": deepest } : {};
}

type WrittenNote = { readonly text: string; readonly lineNumbers: readonly number[] };

function writeNotes(
  notes: readonly PageNote[],
  lines: readonly TypedLine[],
  repairs: Repair[],
): readonly WrittenNote[] {
  const close = closer(knownWords(lines.map(({ text }) => text)), repairs);
  return notes.map((note) => ({
    text: `[^${note.label}]: ${escapeProse(noteText(note, close))}`,
    lineNumbers: note.lines.map(({ number }) => number),
  }));
}

/** Metadata have no notes. */
function withTypedCalls(
  metadata: Readonly<Record<string, unknown>>,
  notes: readonly PageNote[],
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(metadata).map(([key, value]) => [
      key,
      typeof value === "string" ? typedCalls(value, notes) : value,
    ]),
  );
}

type Body = {
  readonly text: string;
  /** The line of the result that has a line of the source. */
  readonly lineOf: (number: number) => number | null;
  readonly sourcesIn: (file: string) => ReadonlyMap<number, SourcePlace>;
};

function writeBody(
  views: ReadonlyMap<View, Paragraph>,
  headings: ReadonlyMap<View, ImportedHeading | undefined>,
  taken: ReadonlySet<View>,
  width: number | null,
  notes: readonly WrittenNote[],
): Body {
  const lines: string[] = [];
  const places = new Map<number, number>();
  let before: Paragraph | null = null;
  for (const [view, paragraph] of views) {
    if (taken.has(view)) continue;
    const heading = headings.get(view);
    const own =
      heading === undefined
        ? markdownLines(paragraph, width)
        : [headingLine(heading.level, heading.text, heading.removed !== null)];
    const isNextItem = before !== null && isEntry(before) && isEntry(paragraph);
    if (lines.length > 0 && !isNextItem) lines.push("");
    for (const [index, number] of paragraph.lineNumbers.entries())
      places.set(number, lines.length + 1 + Math.min(index, own.length - 1));
    lines.push(...own);
    before = paragraph;
  }
  for (const { text, lineNumbers } of notes) {
    for (const number of lineNumbers) places.set(number, lines.length + 2);
    lines.push("", text);
  }
  return {
    text: `${lines.join("\n")}\n`,
    lineOf: (number) => places.get(number) ?? null,
    sourcesIn: (file) => sourcesIn(file, places),
  };
}

/** Entries of a list with bullets are one list. */
function isEntry({ isListed, lines }: Paragraph): boolean {
  return isListed && /^\s*[-–•▪*]\s/.test(lines[0] ?? "");
}

function tableNotice({ kind, number }: Paragraph) {
  return kind === "table"
    ? [
        {
          kind: "left" as const,
          subject: "table",
          certainty: "unsure" as const,
          message: "Lines with columns of spaces may be a table; they stand as they were typed.",
          number,
        },
      ]
    : [];
}

/** The source as a reader reads it: words that a line or page break has cut are whole. */
function sourceWords(lines: readonly string[]): string {
  const words = knownWords(lines);
  const whole: string[] = [];
  for (const line of lines) {
    const last = whole.findLastIndex((text) => text.trim() !== "");
    const head = whole[last];
    const seam =
      head === undefined || line.trim() === "" ? null : seamOf(head.trimEnd(), line.trimStart(), words);
    if (seam?.mended === true && head !== undefined) whole[last] = join(head, line, seam);
    else whole.push(line);
  }
  return whole.join("\n");
}
