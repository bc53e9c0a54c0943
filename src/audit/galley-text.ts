import type { Galley } from "../model/galley.ts";
import type { Id } from "../model/manuscript.ts";
import type { Attr, Block, Inline, Row } from "../model/pandoc.ts";
import type { Place } from "../model/place.ts";
import { firstPlace } from "./first-place.ts";
import type { GalleyText, Passage, Role } from "./passage.ts";
import { readInlines } from "./read-inlines.ts";

/** What is known of the blocks around a text. */
type Around = { readonly role: Role; readonly id: Id };

type Walk = {
  readonly places: Galley["places"];
  readonly texts: Passage[];
  readonly notes: Passage[];
  readonly floats: Passage[];
  readonly floated: ReadonlySet<Id>;
  /** The last place met, for blocks that have none. */
  place: Place;
};

/**
 * Takes the galley apart into the passages every edition must show, in the order the editions show them; `floated` are the
 * figures and tables that the edition is known to have moved, which keep their order among themselves.
 */
export function galleyText(galley: Galley, floated: ReadonlySet<Id>): GalleyText {
  const notes: Passage[] = [];
  const floats: Passage[] = [];
  const read = (blocks: readonly Block[]): readonly Passage[] => {
    const walk: Walk = {
      places: galley.places,
      texts: [],
      notes,
      floats,
      floated,
      place: firstPlace(galley),
    };
    readBlocks(blocks, { role: "paragraph", id: "" }, walk);
    return walk.texts;
  };
  const abstract = read(galley.abstract);
  const body = read(galley.spine.flatMap(({ blocks }) => blocks));
  return { abstract, body, floats, notes };
}

function readBlocks(blocks: readonly Block[], around: Around, walk: Walk): void {
  for (const block of blocks) {
    if (block.place !== undefined) walk.place = block.place;
    readBlock(block, around, walk);
  }
}

function readBlock(block: Block, around: Around, walk: Walk): void {
  switch (block.t) {
    case "Para":
    case "Plain":
      readText(block.c, around, walk);
      break;
    case "LineBlock":
      readText(linesJoined(block.c), around, walk);
      break;
    case "Header":
      readText(block.c[2], { role: "heading", id: block.c[1][0] }, walk);
      break;
    case "CodeBlock":
      add(block.c[1], { ...around, role: "code" }, walk);
      break;
    case "Figure": {
      const own = ownWalk(block.c[0], walk);
      readBlocks(block.c[2], around, own);
      readBlocks(block.c[1][1], named("caption", block.c[0], own), own);
      break;
    }
    case "Table":
      readTable(block, ownWalk(block.c[0], walk));
      break;
    case "Div":
      readDivision(block, around, walk);
      break;
    default:
      readList(block, around, walk);
  }
}

function ownWalk([id]: Attr, walk: Walk): Walk {
  return walk.floated.has(id) ? { ...walk, texts: walk.floats } : walk;
}

type Listing = Extract<
  Block,
  { t: "BlockQuote" | "BulletList" | "OrderedList" | "DefinitionList" | "RawBlock" | "HorizontalRule" }
>;

/** Blocks that hold nothing but other blocks, or nothing that is read. */
function readList(block: Listing, around: Around, walk: Walk): void {
  if (block.t === "BlockQuote") readBlocks(block.c, around, walk);
  else if (block.t === "BulletList") readLists(block.c, around, walk);
  else if (block.t === "OrderedList") readLists(block.c[1], around, walk);
  else if (block.t === "DefinitionList") {
    for (const [term, definitions] of block.c) {
      readText(term, around, walk);
      readLists(definitions, around, walk);
    }
  }
}

function linesJoined(lines: readonly (readonly Inline[])[]): readonly Inline[] {
  return lines.flatMap((line) => [...line, { t: "LineBreak" } as const]);
}

function readLists(lists: readonly (readonly Block[])[], around: Around, walk: Walk): void {
  for (const blocks of lists) readBlocks(blocks, around, walk);
}

/** A thing with an id knows its place better than the blocks inside it. */
function named(role: Role, [id]: Attr, walk: Walk): Around {
  walk.place = walk.places.get(id) ?? walk.place;
  return { role, id };
}

function readTable({ c }: Extract<Block, { t: "Table" }>, walk: Walk): void {
  const [attr, caption, , head, bodies, foot] = c;
  readBlocks(caption[1], named("caption", attr, walk), walk);
  readRows(head[1], "table-head", walk);
  for (const [, , headRows, rows] of bodies) readRows([...headRows, ...rows], "cell", walk);
  readRows(foot[1], "cell", walk);
}

function readRows(rows: readonly Row[], role: Role, walk: Walk): void {
  for (const [, cells] of rows) {
    for (const [, , , , blocks] of cells) readBlocks(blocks, { role, id: "" }, walk);
  }
}

function readDivision({ c: [attr, blocks] }: Extract<Block, { t: "Div" }>, around: Around, walk: Walk): void {
  const [, classes] = attr;
  if (classes.includes("reference-list-entry")) readBlocks(blocks, named("entry", attr, walk), walk);
  else if (classes.includes("reference-list")) readBlocks(entriesLast(blocks), around, walk);
  else readBlocks(blocks, around, walk);
}

/** The editions set the entries after whatever else the list holds. */
function entriesLast(blocks: readonly Block[]): readonly Block[] {
  const isEntry = (block: Block): boolean =>
    block.t === "Div" && block.c[0][1].includes("reference-list-entry");
  return [...blocks.filter((block) => !isEntry(block)), ...blocks.filter(isEntry)];
}

function readText(inlines: readonly Inline[], around: Around, walk: Walk): void {
  const known = walk.places.get(around.id);
  const { raw, marks, formulas, notes, place } = readInlines(inlines, known ?? walk.place);
  const at = known ?? place ?? walk.place;
  walk.place = at;
  walk.texts.push({ raw, role: around.role, id: around.id, place: at, marks, formulas });
  for (const { id, number, blocks } of notes) readNote(id, number, blocks, walk);
}

/** A note begins with its number; notes inside it come after it. */
function readNote(id: Id, number: string, blocks: readonly Block[], walk: Walk): void {
  const place = walk.places.get(id) ?? walk.place;
  const inner: Walk = { ...walk, texts: [], notes: [], place };
  readBlocks(blocks, { role: "note", id }, inner);
  const [first, ...others] = inner.texts;
  if (first === undefined) return;
  const shift = number.length + 1;
  walk.notes.push(
    {
      ...first,
      raw: `${number} ${first.raw}`,
      marks: first.marks.map((mark) => ({ ...mark, start: mark.start + shift, end: mark.end + shift })),
      formulas: first.formulas.map((offset) => offset + shift),
    },
    ...others,
    ...inner.notes,
  );
}

function add(raw: string, { role, id }: Around, walk: Walk): void {
  walk.texts.push({ raw, role, id, place: walk.place, marks: [], formulas: [] });
}
