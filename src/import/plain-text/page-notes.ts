import { namesReferenceList } from "../../tree/reference-list-heading.ts";
import type { Close } from "./close-seam.ts";
import type { TypedLine } from "./typed-line.ts";

/** A note that stood at the foot of a page. */
export type PageNote = {
  /** Counted over the whole text, from 1; it stands between the signs of `call` in the text. */
  readonly label: number;
  /** As typed, before the note and at its call. */
  readonly typed: string;
  readonly lines: readonly TypedLine[];
};

/** Signs around a note's label in the text, for private use, so that no reader of text takes them for letters. */
export const call = { start: "\ue010", end: "\ue011" } as const;

/** Notes do not take more than this of a page. */
const largestPart = 0.6;
const fewest = 2;
const opening = /^\s*(?<typed>\d{1,3})[.)]?\s+(?=["“‘'«([]?[\p{Lu}\p{Lo}\p{N}]|https?:)/u;

/**
 * Takes the notes at the feet of pages out of the text and marks their calls. A note begins with a number that counts on
 * from the last or from 1, its call stands in the text above it, and nothing but notes follows on the page. What counts
 * below the heading of a reference list are its entries.
 */
export function takePageNotes(lines: readonly TypedLine[]): {
  readonly lines: readonly TypedLine[];
  readonly notes: readonly PageNote[];
} {
  const notes: PageNote[] = [];
  const text: TypedLine[] = [];
  let last = 0;
  let isListed = false;
  for (const page of pagesOf(lines)) {
    isListed ||= page.some((line) => namesReferenceList(line.text.trim()));
    const found = [last + 1, 1].map((first) => notesOf(page, first)).find(({ starts }) => starts.length > 0);
    if (found === undefined || isListed) {
      text.push(...page);
      continue;
    }
    const labels = found.starts.map((_, index) => notes.length + index + 1);
    text.push(...markCalls(page.slice(0, found.starts[0]?.at), found.starts, labels));
    for (const [index, { at, typed }] of found.starts.entries()) {
      const own = page.slice(at, found.starts[index + 1]?.at ?? page.length);
      notes.push({ label: labels[index] ?? 0, typed, lines: withoutNumber(own) });
    }
    last = Number(found.starts.at(-1)?.typed ?? last);
  }
  return notes.length < fewest ? { lines, notes: [] } : { lines: text, notes };
}

function pagesOf(lines: readonly TypedLine[]): readonly (readonly TypedLine[])[] {
  const pages: TypedLine[][] = [[]];
  for (const line of lines) {
    if (line.opensPage) pages.push([]);
    pages.at(-1)?.push(line);
  }
  return pages;
}

type Call = { readonly line: number; readonly column: number };
type Start = { readonly at: number; readonly typed: string; readonly call: Call };

/** The notes at a page's foot that count from `first` on; where several lines could be the first, as many as can be. */
function notesOf(page: readonly TypedLine[], first: number): { readonly starts: readonly Start[] } {
  let most: readonly Start[] = [];
  for (const [at, { text }] of page.entries()) {
    if (at < page.length * (1 - largestPart) || numberOf(text) !== String(first)) continue;
    const starts = startsFrom(page, at, first);
    if (starts.length > 0 && starts.length >= most.length) most = starts;
  }
  return { starts: most };
}

function startsFrom(page: readonly TypedLine[], begin: number, first: number): readonly Start[] {
  const starts: Start[] = [];
  for (let at = begin; at < page.length; at += 1) {
    const typed = String(first + starts.length);
    if (numberOf(page[at]?.text ?? "") !== typed) continue;
    const found = callOf(page.slice(0, begin), typed, starts.at(-1)?.call ?? null);
    if (found === null) break;
    starts.push({ at, typed, call: found });
  }
  return starts[0]?.at === begin ? starts : [];
}

function numberOf(text: string): string | undefined {
  return opening.exec(text)?.groups?.["typed"];
}

/** Behind the call before it: right behind a letter or a mark, as raised numbers come out of a page; no "2.1". */
function callOf(text: readonly TypedLine[], typed: string, before: Call | null): Call | null {
  const pattern = new RegExp(
    String.raw`(?<=[\p{L}.,;:!?)\]”"’»])(?<!(?<!\p{N})\p{N}{1,3}[.,:])${typed}(?![\p{L}\p{N}]|[.,]\p{N})`,
    "gu",
  );
  const calls = text.flatMap((line, index) =>
    [...line.text.matchAll(pattern)].map(({ index: column }) => ({ line: index, column })),
  );
  return before === null ? (calls.at(-1) ?? null) : (calls.find((each) => isBehind(each, before)) ?? null);
}

function isBehind(one: Call, other: Call): boolean {
  return one.line > other.line || (one.line === other.line && one.column > other.column);
}

function markCalls(
  text: readonly TypedLine[],
  starts: readonly Start[],
  labels: readonly number[],
): readonly TypedLine[] {
  return text.map((line, index) => {
    const here = starts.flatMap((start, at) =>
      start.call.line === index ? [{ ...start, label: labels[at] ?? 0 }] : [],
    );
    return here.length === 0 ? line : { ...line, text: markedText(line.text, here) };
  });
}

function markedText(text: string, starts: readonly (Start & { readonly label: number })[]): string {
  const ends = starts.map((start) => start.call.column + start.typed.length);
  const pieces = starts.map(
    (start, index) =>
      `${text.slice(ends[index - 1] ?? 0, start.call.column)}${call.start}${start.label}${call.end}`,
  );
  return `${pieces.join("")}${text.slice(ends.at(-1) ?? 0)}`;
}

function withoutNumber([first, ...rest]: readonly TypedLine[]): readonly TypedLine[] {
  return first === undefined ? [] : [{ ...first, text: first.text.replace(opening, "") }, ...rest];
}

/** A note's text in one line. */
export function noteText({ lines: [first, ...rest] }: PageNote, close: Close): string {
  return rest
    .filter(({ text }) => text.trim() !== "")
    .reduce((text, line) => close(text, line.text, line.number), first?.text.trim() ?? "")
    .replace(/\s+/g, " ");
}

const marked = new RegExp(`${call.start}(\\d+)${call.end}`, "g");

/** Calls as Pandoc's Markdown has them. */
export function writeCalls(text: string): string {
  return text.replace(marked, "[^$1]");
}

/** Calls as they were typed. */
export function typedCalls(text: string, notes: readonly PageNote[]): string {
  return text.replace(marked, (_, label: string) => notes[Number(label) - 1]?.typed ?? "");
}
