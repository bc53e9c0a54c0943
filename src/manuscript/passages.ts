import type { Division, Id, Manuscript } from "../model/manuscript.ts";
import type { Block, Inline } from "../model/pandoc.ts";
import type { Passage } from "../model/passage.ts";
import type { Place } from "../model/place.ts";
import type { DivisionSource, Reading } from "../model/reading.ts";
import { ownLines } from "../tree/walk.ts";
import { countColumns } from "./columns.ts";
import { align } from "./parsing/align.ts";
import { startDictionary, wordsOf } from "./parsing/words.ts";
import { tracePlace } from "./trace-place.ts";

/** Stands for whatever is no running text: U+FFFC, object replacement character. */
const object = "\ufffc";

type Leaf = Pick<Passage, "kind" | "heading" | "text" | "isItem" | "place">;

/** The manuscript's running text, passage by passage; a note follows the passage it is called in. */
export function passagesOf({ divisions }: Manuscript, reading: Reading): readonly Passage[] {
  const offset = divisions.length - reading.divisions.length;
  return divisions.flatMap((division, index) => {
    const source = reading.divisions[index - offset];
    return source === undefined ? [] : passagesIn(division, source);
  });
}

function passagesIn(division: Division, source: DivisionSource): readonly Passage[] {
  const leaves = leavesOf(division.blocks);
  const text = writtenText(source);
  const begins = leaves.map(({ place }) => text.offsetOf(place));
  const beginsOf = (wanted: (leaf: Leaf) => boolean): readonly number[] =>
    leaves
      .flatMap((leaf, index) => (wanted(leaf) ? [begins[index] ?? null] : []))
      .filter((begin) => begin !== null)
      .toSorted((a, b) => a - b);
  const all = beginsOf(() => true);
  // A note may stand in the middle of the passage that calls it.
  const outside = beginsOf(({ kind }) => kind !== "note");
  return leaves.map((leaf, index): Passage => {
    const begin = begins[index] ?? null;
    const end = begin === null ? 0 : nextOf(leaf.kind === "note" ? all : outside, begin);
    return {
      ...leaf,
      division: division.id,
      placeAt: begin === null ? () => leaf.place : placing(leaf, text, begin, end),
    };
  });
}

/** What follows the offset in an ascending list; infinity behind the last. */
function nextOf(order: readonly number[], offset: number): number {
  let low = 0;
  let high = order.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((order[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return order[low] ?? Number.POSITIVE_INFINITY;
}

/** Matches a passage with its stretch of the source when it is first asked for a place. */
function placing(leaf: Leaf, written: WrittenText, begin: number, end: number): Passage["placeAt"] {
  let offsets: Int32Array | null = null;
  return (offset) => {
    offsets ??= alignCharacters(leaf.text, written.text.slice(begin, end));
    const at = offsets[Math.min(offset, offsets.length - 1)] ?? 0;
    return written.placeAt(begin + at);
  };
}

/** For each unit of a passage's text its offset in the source: words first, then what stands between them. */
function alignCharacters(text: string, source: string): Int32Array {
  const offsets = new Int32Array(text.length + 1).fill(-1);
  const dictionary = startDictionary();
  const here = wordsOf(text, dictionary);
  const there = wordsOf(source, dictionary);
  let from = 0;
  let sourceFrom = 0;
  for (const [index, other] of align(here.numbers, there.numbers).entries()) {
    if (other === -1) continue;
    const [start = 0, sourceStart = 0] = [here.starts[index], there.starts[other]];
    alignBetween(text, from, start, source, sourceFrom, sourceStart, offsets);
    from = here.ends[index] ?? start;
    sourceFrom = there.ends[other] ?? sourceStart;
    for (let at = start; at < from; at += 1) offsets[at] = sourceStart + at - start;
  }
  alignBetween(text, from, text.length, source, sourceFrom, source.length, offsets);
  let last = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (offsets[at] === -1) offsets[at] = last;
    else last = offsets[at] ?? last;
  }
  offsets[text.length] = Math.min(last + 1, source.length);
  return offsets;
}

/** Marks between two words: each the next one like it in the source; then the spaces between them. */
function alignBetween(
  text: string,
  from: number,
  to: number,
  source: string,
  sourceFrom: number,
  sourceTo: number,
  offsets: Int32Array,
): void {
  let cursor = sourceFrom;
  for (let at = from; at < to; at += 1) {
    const found = text[at] === " " ? -1 : indexOfLike(source, text[at] ?? "", cursor, sourceTo);
    if (found === -1) continue;
    offsets[at] = found;
    cursor = found + 1;
  }
  let limit = sourceTo;
  const limits = new Map<number, number>();
  for (let at = to - 1; at >= from; at -= 1) {
    if (text[at] === " ") limits.set(at, limit);
    else limit = offsets[at] === -1 ? limit : (offsets[at] ?? limit);
  }
  cursor = sourceFrom;
  for (let at = from; at < to; at += 1) {
    const limit = limits.get(at);
    const found = limit === undefined ? (offsets[at] ?? -1) : indexOfLike(source, " ", cursor, limit);
    if (found === -1) continue;
    offsets[at] = found;
    cursor = found + 1;
  }
}

/** Marks that Pandoc's typography makes of those on a keyboard. */
const typed: Readonly<Record<string, string>> = {
  "“": '"',
  "”": '"',
  "‘": "'",
  "’": "'",
  "–": "-",
  "—": "-",
  "…": ".",
  "\u00a0": " ",
  " ": "\n",
};

function indexOfLike(source: string, mark: string, from: number, to: number): number {
  const same = source.indexOf(mark, from);
  const keyboard = typed[mark];
  const other = keyboard === undefined ? -1 : source.indexOf(keyboard, from);
  const found = same === -1 ? other : other === -1 ? same : Math.min(same, other);
  return found >= to ? -1 : found;
}

type Kind = Passage["kind"];

function leavesOf(blocks: readonly Block[]): readonly Leaf[] {
  const leaves: Leaf[] = [];
  let heading: Id | null = null;
  collect(blocks, "paragraph", false);
  return leaves;

  function collect(inner: readonly Block[], kind: Kind, isItem: boolean): void {
    for (const block of inner) {
      if (block.t === "Header") heading = block.c[1][0];
      for (const line of ownLines(block))
        add(line, block.t === "Header" ? "heading" : kind, block.place, isItem);
      const inList = isItem || block.t === "BulletList" || block.t === "OrderedList";
      for (const [within, its] of innerBlocks(block, kind)) collect(within, its, inList);
    }
  }

  function add(inlines: readonly Inline[], kind: Kind, around: Place | undefined, isItem: boolean): void {
    const notes: (readonly Block[])[] = [];
    const text = runningText(inlines, notes);
    const place = around ?? inlines.find((inline) => inline.place !== undefined)?.place;
    if (place !== undefined && text.replaceAll(object, "").trim() !== "")
      leaves.push({ kind, heading, text, ...(isItem && { isItem }), place });
    for (const note of notes) collect(note, "note", false);
  }
}

/** The blocks inside a block, each list with what kind of text it is. */
function innerBlocks(block: Block, kind: Kind): readonly (readonly [readonly Block[], Kind])[] {
  switch (block.t) {
    case "BlockQuote":
      return [[block.c, kind === "note" ? kind : "quotation"]];
    case "Div":
      return [[block.c[1], kind]];
    case "BulletList":
      return block.c.map((item) => [item, kind]);
    case "OrderedList":
      return block.c[1].map((item) => [item, kind]);
    case "DefinitionList":
      return block.c.flatMap(([term, definitions]) =>
        [[asPlain(term)], ...definitions].map((inner) => [inner, kind] as const),
      );
    case "Figure":
      return [
        [block.c[1][1], "caption"],
        [block.c[2], "caption"],
      ];
    case "Table": {
      const [, caption, , head, bodies, foot] = block.c;
      const rows = [...head[1], ...bodies.flatMap((body) => [...body[2], ...body[3]]), ...foot[1]];
      const cells = rows.flatMap(([, inRow]) => inRow.map((cell) => [cell[4], "cell"] as const));
      return [[caption[1], "caption"], ...cells];
    }
    default:
      return [];
  }
}

function asPlain(inlines: readonly Inline[]): Block {
  const place = inlines.find((inline) => inline.place !== undefined)?.place;
  return { t: "Plain", c: inlines, ...(place && { place }) };
}

/** Classes of spans that stand for something else than their words. */
const opaque = new Set(["citation", "cross-reference"]);

/** The text of inlines; the notes called in them are added to `notes`. */
function runningText(inlines: readonly Inline[], notes: (readonly Block[])[]): string {
  const parts: string[] = [];
  for (const inline of inlines) parts.push(textOf(inline, notes));
  return parts.join("");
}

function textOf(inline: Inline, notes: (readonly Block[])[]): string {
  switch (inline.t) {
    case "Str":
      return inline.c;
    case "Space":
    case "SoftBreak":
    case "LineBreak":
      return " ";
    case "Quoted": {
      const [open, close] = inline.c[0].t === "SingleQuote" ? ["‘", "’"] : ["“", "”"];
      return `${open}${runningText(inline.c[1], notes)}${close}`;
    }
    case "Note":
      notes.push(inline.c);
      return object;
    case "Span":
      return inline.c[0][1].some((name) => opaque.has(name)) ? object : runningText(inline.c[1], notes);
    case "Link":
      return runningText(inline.c[1], notes);
    case "Cite":
    case "Code":
    case "Math":
    case "Image":
      return object;
    case "RawInline":
      return "";
    default:
      return runningText(inline.c, notes);
  }
}

type WrittenText = {
  readonly text: string;
  /** Null for a place that is not in this text, or only near. */
  readonly offsetOf: (place: Place) => number | null;
  readonly placeAt: (offset: number) => Place;
};

/** A division's text as the author wrote it, with the way between offsets and places. */
function writtenText(source: DivisionSource): WrittenText {
  const { text, path } = source.source;
  const lines = text.split("\n");
  const columns = countColumns(text);
  const starts: number[] = [];
  const numbers = new Map<string, number>();
  let offset = 0;
  for (const [index, line] of lines.entries()) {
    starts.push(offset);
    const place = tracePlace(source, { file: path, line: index + 1, column: 1, certainty: "exact" });
    const key = `${place.line} ${place.file}`;
    if (!numbers.has(key)) numbers.set(key, index);
    offset += line.length + 1;
  }
  return {
    text,
    offsetOf: ({ file, line, column, certainty }) => {
      const index = certainty === "exact" ? numbers.get(`${line} ${file}`) : undefined;
      if (index === undefined) return null;
      const start = starts[index] ?? 0;
      return columns.offsetAt(start, start + (lines[index] ?? "").length, column);
    },
    placeAt: (at) => {
      const index = lastAtMost(starts, at);
      const column = columns.columnAt(starts[index] ?? 0, at);
      return tracePlace(source, { file: path, line: index + 1, column, certainty: "exact" });
    },
  };
}

/** Index of the last number that is not larger. */
function lastAtMost(ascending: readonly number[], value: number): number {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((ascending[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
