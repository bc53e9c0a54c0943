import type { Galley } from "../model/galley.ts";
import type { Id } from "../model/manuscript.ts";
import type { Attr, Block, Caption, Inline } from "../model/pandoc.ts";
import type { Place } from "../model/place.ts";
import { inlineText } from "../tree/text.ts";
import { inlineChildren } from "../tree/walk.ts";

/** What a passage is, which decides what its loss is called. */
export type PassageKind = "text" | "heading" | "caption" | "reference-list-entry";

/** A text block of the galley: a paragraph, a heading, a caption, a cell, a line of verse. */
export type Passage = {
  readonly kind: PassageKind;
  /** The text, cut where something without comparable words stands: a formula, a picture. */
  readonly pieces: readonly string[];
  /** The caption's label, `Figure 2`; empty for all others. */
  readonly label: string;
  readonly place: Place;
};

/** The texts of an edition in reading order; notes are read apart, since they stand elsewhere. */
export type Passages = {
  /** Title, subtitle and abstract. */
  readonly opening: readonly Passage[];
  readonly text: readonly Passage[];
  readonly notes: readonly Passage[];
};

type Surroundings = { readonly kind: PassageKind; readonly place: Place };

type Collector = {
  readonly places: ReadonlyMap<Id, Place>;
  readonly notes: Passage[];
};

const nowhere: Place = { file: "", line: 1, column: 1, certainty: "near" };

/** Every text block of the galley. */
export function passagesOf(galley: Galley): Passages {
  const collector: Collector = { places: galley.places, notes: [] };
  const [first = nowhere] = galley.places.values();
  const around: Surroundings = { kind: "text", place: { ...first, certainty: "near" } };
  const titles = [galley.title, galley.subtitle].flatMap((title) => passage(title, around, collector));
  const opening = [...titles, ...ofBlocks(galley.abstract, around, collector)];
  const text = galley.spine.flatMap((item) =>
    ofBlocks(item.blocks, at(around, collector.places.get(item.id)), collector),
  );
  return { opening, text, notes: collector.notes };
}

function at(around: Surroundings, place: Place | undefined): Surroundings {
  return place === undefined ? around : { ...around, place };
}

function ofBlocks(blocks: readonly Block[], around: Surroundings, collector: Collector): readonly Passage[] {
  return blocks.flatMap((block) => ofBlock(block, inside(block, around, collector), collector));
}

function inside(block: Block, around: Surroundings, { places }: Collector): Surroundings {
  const attr = attrOf(block);
  const isEntry = attr?.[1].includes("reference-list-entry") ?? false;
  const placed = at(around, block.place ?? places.get(attr?.[0] ?? ""));
  return isEntry ? { ...placed, kind: "reference-list-entry" } : placed;
}

function attrOf(block: Block): Attr | null {
  if (block.t === "Header") return block.c[1];
  return block.t === "Div" || block.t === "Figure" || block.t === "Table" || block.t === "CodeBlock"
    ? block.c[0]
    : null;
}

function ofBlock(block: Block, around: Surroundings, collector: Collector): readonly Passage[] {
  const texts = (blocks: readonly Block[]): readonly Passage[] => ofBlocks(blocks, around, collector);
  switch (block.t) {
    case "Plain":
    case "Para":
      return passage(block.c, around, collector);
    case "Header":
      return passage(block.c[2], { ...around, kind: "heading" }, collector);
    case "LineBlock":
      return block.c.flatMap((line) => passage(line, around, collector));
    case "CodeBlock":
      return [{ kind: "text", pieces: [block.c[1]], label: "", place: around.place }];
    case "BlockQuote":
      return texts(block.c);
    case "Div":
      return texts(block.c[1]);
    case "BulletList":
      return block.c.flatMap(texts);
    case "OrderedList":
      return block.c[1].flatMap(texts);
    case "DefinitionList":
      return block.c.flatMap(([term, definitions]) => [
        ...passage(term, around, collector),
        ...definitions.flatMap(texts),
      ]);
    case "Figure":
      return [...texts(block.c[2]), ...ofCaption(block.c[1], around, collector)];
    case "Table": {
      const [, caption, , head, bodies, foot] = block.c;
      const rows = [...head[1], ...bodies.flatMap((body) => [...body[2], ...body[3]]), ...foot[1]];
      const cells = rows.flatMap(([, inRow]) => inRow.flatMap((cell) => texts(cell[4])));
      return [...ofCaption(caption, around, collector), ...cells];
    }
    case "RawBlock":
    case "HorizontalRule":
      return [];
  }
}

function ofCaption([, blocks]: Caption, around: Surroundings, collector: Collector): readonly Passage[] {
  return ofBlocks(blocks, { ...around, kind: "caption" }, collector);
}

function passage(inlines: readonly Inline[], around: Surroundings, collector: Collector): readonly Passage[] {
  const pieces = [""];
  collectText(inlines, pieces, around, collector);
  if (pieces.every((piece) => piece.trim() === "")) return [];
  const [first] = inlines;
  const label = first?.t === "Span" && first.c[0][1].includes("caption-label") ? inlineText(first.c[1]) : "";
  return [{ kind: around.kind, pieces, label, place: around.place }];
}

/** Adds to the last piece; begins another after whatever has no comparable words. */
function collectText(
  inlines: readonly Inline[],
  pieces: string[],
  around: Surroundings,
  collector: Collector,
): void {
  const say = (text: string): void => {
    pieces.push((pieces.pop() ?? "") + text);
  };
  for (const inline of inlines) {
    if (inline.t === "Str") say(inline.c);
    else if (inline.t === "Code") say(inline.c[1]);
    else if (inline.t === "Space" || inline.t === "SoftBreak" || inline.t === "LineBreak") say(" ");
    else if (inline.t === "Math" || inline.t === "Image") pieces.push("");
    else if (inline.t === "Note") pieces.push("");
    else if (inline.t === "Span" && inline.c[0][1].includes("note")) say(noteCall(inline, around, collector));
    else collectText(inlineChildren(inline), pieces, around, collector);
  }
}

type Span = Extract<Inline, { t: "Span" }>;

/** Sets the note aside, its number at the head of its text, and gives the number, which is its call. */
function noteCall({ c: [attr, [note]], place }: Span, around: Surroundings, collector: Collector): string {
  const number = attr[2].find(([key]) => key === "number")?.[1] ?? "";
  if (note?.t !== "Note") return "";
  const placed = at({ ...around, kind: "text" }, place ?? collector.places.get(attr[0]));
  const [first, ...rest] = ofBlocks(note.c, placed, collector);
  if (first === undefined) return number;
  const [start = "", ...pieces] = first.pieces;
  collector.notes.push({ ...first, pieces: [`${number} ${start}`, ...pieces] }, ...rest);
  return number;
}
