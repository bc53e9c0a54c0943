import type { Block, Inline } from "../../model/pandoc.ts";
import type { Place } from "../../model/place.ts";
import { mapBlocks } from "../../tree/walk.ts";
import { align } from "./align.ts";
import { findStart, type Surroundings } from "./find-start.ts";
import { linkDefinitions, noteDefinitions, type Stretch } from "./note-definitions.ts";
import type { SourceText } from "./source-text.ts";
import { type Part, streamOf, type WordStream } from "./word-stream.ts";
import { startDictionary, wordsOf } from "./words.ts";

type Node = Block | Inline;

/**
 * Gives the tree's nodes the places they were written at. The words of the tree, with those of keys and addresses,
 * are matched with the words of the source; each node is then found between the words around it. Notes are sought at
 * their definitions, captions around their tables. What is not found gets the place of what is around it, marked
 * `near`.
 */
export function locate(blocks: readonly Block[], source: SourceText): readonly Block[] {
  const places = findPlaces(blocks, source);
  const placed = <Found extends Node>(node: Found, original: Node): Found => {
    const place = places.get(original);
    return place === undefined ? node : { ...node, place };
  };
  return mapBlocks(blocks, { block: placed, inline: placed });
}

function findPlaces(blocks: readonly Block[], source: SourceText): ReadonlyMap<Node, Place> {
  const { text } = source;
  const dictionary = startDictionary();
  const words = wordsOf(text, dictionary);
  const notes = noteDefinitions(text);
  const places = new Map<Node, Place>();
  placeBlocks(blocks, withoutStretches(text.length, [...notes.values(), ...linkDefinitions(text)]), 0);
  return places;

  function placeBlocks(inner: readonly Block[], stretches: readonly Stretch[], around: number): void {
    const stream = streamOf(inner, dictionary);
    const indices = stretches.flatMap((stretch) => indicesIn(words.starts, stretch));
    const matched = align(
      stream.words,
      indices.map((index) => words.numbers[index] ?? -1),
    );
    const found = Array.from(matched, (index) => (index === -1 ? -1 : (indices[index] ?? -1)));
    const bounds = boundsOf(found, stretches);
    const starts = placeParts(stream, found, bounds, around);
    for (const [index, part] of stream.parts.entries()) {
      if (part.node.t === "Note") placeNote(part.node.c, starts[index] ?? null, bounds, part);
      else if (part.node.t === "Table") placeCaption(part.node, bounds, part, found);
    }
  }

  function placeParts(
    { parts }: WordStream,
    found: readonly number[],
    bounds: Bounds,
    around: number,
  ): readonly (number | null)[] {
    const starts: (number | null)[] = [];
    let cursor = 0;
    for (const part of parts) {
      const figure = figureAround(part, parts);
      const start =
        figure === -1
          ? findStart(part.node, surroundings(part, found, bounds, cursor))
          : (starts[figure] ?? null);
      if (start !== null && isPoint(part.node)) cursor = start + 1;
      starts.push(start);
    }
    const known = containersToo(parts, starts);
    let last = around;
    for (const [index, part] of parts.entries()) {
      const start = known[index] ?? null;
      const outer = part.within === -1 ? null : (known[part.within] ?? null);
      if (start !== null && !isPoint(part.node)) last = start;
      const place = start === null ? source.placeAt(outer ?? last, "near") : source.placeAt(start, "exact");
      places.set(part.node, place);
    }
    return known;
  }

  function surroundings(
    { from, to, node }: Part,
    found: readonly number[],
    { before, after }: Bounds,
    cursor: number,
  ): Surroundings {
    const lower = before[from] ?? 0;
    const upper = after[to] ?? text.length;
    const first = found.slice(from, Math.min(to, from + 200)).findIndex((index) => index !== -1);
    const own = first === -1 ? null : (words.starts[found[from + first] ?? -1] ?? null);
    // Points without words of their own follow each other between the same two words.
    const isBetween = isPoint(node) && cursor > lower && cursor <= upper;
    return { text, lower: isBetween ? cursor : lower, upper, own, missed: Math.max(0, first) };
  }

  function placeNote(content: readonly Block[], start: number | null, { after }: Bounds, { to }: Part): void {
    const label = start === null ? undefined : /^\[\^([^\]\s]+)\]/.exec(text.slice(start, start + 200))?.[1];
    const definition = label === undefined ? undefined : notes.get(label);
    const inside = { from: start ?? 0, to: start === null ? 0 : (after[to] ?? text.length) };
    placeBlocks(content, [definition ?? inside], start ?? 0);
  }

  /** A caption stands before or behind its table, whatever the tree says. */
  function placeCaption(
    table: Extract<Block, { t: "Table" }>,
    { before, after }: Bounds,
    { from, to }: Part,
    found: readonly number[],
  ): void {
    const caption = table.c[1][1];
    if (caption.length === 0) return;
    const own = found.slice(from, to).filter((index) => index !== -1);
    const first = words.starts[own[0] ?? -1];
    const last = words.ends[own.at(-1) ?? -1];
    const lower = before[from] ?? 0;
    const upper = after[to] ?? text.length;
    const stretches = [
      { from: lower, to: first ?? upper },
      { from: last ?? upper, to: upper },
    ];
    const wanted = streamOf(caption, dictionary).words;
    const holding = stretches.map((stretch) => {
      const numbers = indicesIn(words.starts, stretch).map((index) => words.numbers[index] ?? -1);
      return align(wanted, numbers).filter((index) => index !== -1).length;
    });
    const best = stretches[(holding[1] ?? 0) > (holding[0] ?? 0) ? 1 : 0];
    if (best !== undefined) placeBlocks(caption, [best], first ?? lower);
  }

  type Bounds = { readonly before: readonly number[]; readonly after: readonly number[] };

  /** For each word of a stream the end of the last one found before it, and the start of the first one from it on. */
  function boundsOf(found: readonly number[], stretches: readonly Stretch[]): Bounds {
    const before: number[] = [];
    const after: number[] = [];
    let end = stretches[0]?.from ?? 0;
    for (const index of found) {
      before.push(end);
      if (index !== -1) end = words.ends[index] ?? end;
    }
    before.push(end);
    let start = stretches.at(-1)?.to ?? text.length;
    after[found.length] = start;
    for (let at = found.length - 1; at >= 0; at -= 1) {
      start = found[at] === -1 ? start : (words.starts[found[at] ?? -1] ?? start);
      after[at] = start;
    }
    return { before, after };
  }
}

/** A block without a place of its own begins where the first block inside it begins. */
function containersToo(
  parts: readonly Part[],
  starts: readonly (number | null)[],
): readonly (number | null)[] {
  const known = [...starts];
  for (let index = parts.length - 1; index >= 0; index -= 1) {
    const outer = parts[index]?.within ?? -1;
    const holder = parts[outer]?.node;
    if (outer === -1 || holder === undefined || starts[outer] !== null || !isContainer(holder)) continue;
    known[outer] = known[index] ?? known[outer] ?? null;
  }
  return known;
}

/** Index of the figure whose image a part is, or the paragraph around that; otherwise -1. The caption stands inside. */
function figureAround({ node, within }: Part, parts: readonly Part[]): number {
  const outer = parts[within];
  if (outer === undefined) return -1;
  if (node.t === "Plain" && outer.node.t === "Figure") return node.c[0]?.t === "Image" ? within : -1;
  return node.t === "Image" && parts[outer.within]?.node.t === "Figure" ? outer.within : -1;
}

function isContainer({ t }: Node): boolean {
  return /^(BlockQuote|BulletList|OrderedList|DefinitionList|Div|Table|Figure)$/.test(t);
}

/** Inline things that can stand side by side without a word between them. */
function isPoint({ t }: Node): boolean {
  return /^(Cite|Note|Math|Image|Link|Span|RawInline)$/.test(t);
}

/** What is left of a text when these stretches are taken out. */
function withoutStretches(length: number, stretches: readonly Stretch[]): readonly Stretch[] {
  const left: Stretch[] = [];
  let from = 0;
  for (const stretch of stretches.toSorted((a, b) => a.from - b.from)) {
    if (stretch.from > from) left.push({ from, to: stretch.from });
    from = Math.max(from, stretch.to);
  }
  return [...left, { from, to: length }];
}

/** Indices of the words that begin in a stretch. */
function indicesIn(starts: readonly number[], { from, to }: Stretch): readonly number[] {
  const indices: number[] = [];
  for (let index = firstFrom(starts, from); (starts[index] ?? to) < to; index += 1) indices.push(index);
  return indices;
}

function firstFrom(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
