import type { Id } from "../model/manuscript.ts";
import type { Block, Inline } from "../model/pandoc.ts";
import type { Place } from "../model/place.ts";
import { inlineChildren } from "../tree/walk.ts";
import type { Mark } from "./passage.ts";

export type FoundNote = { readonly id: Id; readonly number: string; readonly blocks: readonly Block[] };

/** A text block's words, as all editions show them. */
export type ReadInlines = {
  readonly raw: string;
  readonly marks: readonly Mark[];
  readonly formulas: readonly number[];
  /** Notes called in the text, in order. */
  readonly notes: readonly FoundNote[];
  /** Where the first inline that knows it was written. */
  readonly place: Place | null;
};

type Reader = {
  raw: string;
  place: Place | null;
  readonly around: Place;
  readonly marks: Mark[];
  readonly formulas: number[];
  readonly notes: FoundNote[];
};

const markClasses = [
  "cross-reference",
  "citation",
  "equation-number",
  "caption-label",
  "heading-number",
] as const;

/** Reads inlines; `around` is the place of the block they stand in. */
export function readInlines(inlines: readonly Inline[], around: Place): ReadInlines {
  const reader: Reader = { raw: "", place: null, around, marks: [], formulas: [], notes: [] };
  readAll(inlines, reader);
  return reader;
}

function readAll(inlines: readonly Inline[], reader: Reader): void {
  for (const inline of inlines) {
    reader.place ??= inline.place ?? null;
    read(inline, reader);
  }
}

function read(inline: Inline, reader: Reader): void {
  switch (inline.t) {
    case "Str":
      reader.raw += inline.c;
      return;
    case "Code":
      reader.raw += inline.c[1];
      return;
    case "Space":
    case "SoftBreak":
    case "LineBreak":
      reader.raw += " ";
      return;
    case "Math":
      // Without MathML the editions show the TeX.
      if (inline.mathml === undefined) reader.raw += inline.c[1];
      else reader.formulas.push(reader.raw.length);
      return;
    case "Note":
      reader.notes.push({ id: "", number: "", blocks: inline.c });
      return;
    case "Image":
    case "RawInline":
      return;
    case "Span":
    case "Link":
      readMarked(inline, reader);
      return;
    default:
      readAll(inlineChildren(inline), reader);
  }
}

function readMarked(inline: Extract<Inline, { t: "Span" | "Link" }>, reader: Reader): void {
  const [[id, classes, attributes], content] = inline.c;
  const [first] = content;
  if (classes.includes("note") && first?.t === "Note") {
    const number = attributes.find(([key]) => key === "number")?.[1] ?? "";
    reader.raw += number;
    reader.notes.push({ id, number, blocks: first.c });
    return;
  }
  const start = reader.raw.length;
  readAll(content, reader);
  const kind = markClasses.find((name) => classes.includes(name));
  if (kind !== undefined) {
    const place = inline.place ?? reader.place ?? reader.around;
    reader.marks.push({ kind, start, end: reader.raw.length, place });
  }
}
