import type { Block, Citation, Inline } from "../../model/pandoc.ts";
import type { Place } from "../../model/place.ts";
import { mapBlocks } from "../../tree/walk.ts";
import { align } from "./align.ts";
import { boundsOf, findStarts } from "./find-starts.ts";
import { linkDefinitions, noteDefinitions, type Stretch } from "./note-definitions.ts";
import type { SourceText } from "./source-text.ts";
import { isPoint, type Part, streamOf, type WordStream } from "./word-stream.ts";
import { startDictionary, wordsOf } from "./words.ts";

type Node = Block | Inline;

/** Keys of one cluster stand no further apart, in characters. */
const clusterReach = 2_000;

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
  const keysPlaced = (inline: Inline, original: Inline): Inline => {
    if (inline.t !== "Cite" || original.t !== "Cite") return inline;
    const citations = inline.c[0].map((citation, index): Citation => {
      const place = places.get(original.c[0][index] ?? citation);
      return place === undefined ? citation : { ...citation, place };
    });
    return { ...inline, c: [citations, inline.c[1]] };
  };
  return mapBlocks(blocks, {
    block: placed,
    inline: (inline, original) => placed(keysPlaced(inline, original), original),
  });
}

function findPlaces(blocks: readonly Block[], source: SourceText): ReadonlyMap<Node | Citation, Place> {
  const { text } = source;
  const dictionary = startDictionary();
  const words = wordsOf(text, dictionary);
  const notes = noteDefinitions(text);
  const places = new Map<Node | Citation, Place>();
  placeBlocks(blocks, withoutStretches(text.length, [...notes.values(), ...linkDefinitions(text)]), 0);
  return places;

  /** Places blocks that were written in these stretches of the source; `around` is where they would be `near`. */
  function placeBlocks(inner: readonly Block[], stretches: readonly Stretch[], around: number): void {
    const stream = streamOf(inner, dictionary);
    const indices = stretches.flatMap((stretch) => indicesIn(words.starts, stretch));
    const matched = align(
      stream.words,
      indices.map((index) => words.numbers[index] ?? -1),
    );
    const found = Array.from(matched, (index) => (index === -1 ? -1 : (indices[index] ?? -1)));
    const bounds = boundsOf(found, words, stretches);
    const starts = findStarts(stream, { text, words, found, ...bounds });
    keepPlaces(stream, starts, around);
    for (const [index, part] of stream.parts.entries()) {
      const after = bounds.after[part.to] ?? text.length;
      if (part.node.t === "Note") placeNote(part.node.c, starts[index] ?? null, after);
      else if (part.node.t === "Table")
        placeCaption(part.node.c[1][1], tableIn(part, found), bounds.before[part.from] ?? 0, after);
    }
  }

  function keepPlaces({ parts }: WordStream, starts: readonly (number | null)[], around: number): void {
    let last = around;
    for (const [index, { node, within }] of parts.entries()) {
      const start = starts[index] ?? null;
      if (start !== null && !isPoint(node)) last = start;
      const place =
        start === null ? source.placeAt(starts[within] ?? last, "near") : source.placeAt(start, "exact");
      places.set(node, place);
      if (node.t === "Cite") keepKeys(node.c[0], start, place);
    }
  }

  function keepKeys(citations: readonly Citation[], start: number | null, cluster: Place): void {
    let cursor = start ?? text.length;
    for (const citation of citations) {
      const keys = [`@${citation.citationId}`, `@{${citation.citationId}`];
      const [next] = keys.flatMap((key) => {
        const at = text.slice(cursor, cursor + clusterReach).indexOf(key);
        return at === -1 ? [] : [cursor + at];
      });
      places.set(citation, next === undefined ? cluster : source.placeAt(next, "exact"));
      cursor = next === undefined ? cursor : next + 1;
    }
  }

  /** A note's text follows its call, or stands where the label is defined. */
  function placeNote(content: readonly Block[], start: number | null, after: number): void {
    const call = start ?? 0;
    const label = /^\[\^([^\]\s]+)\]/.exec(text.slice(call, call + 200))?.[1];
    const definition = label === undefined ? undefined : notes.get(label);
    placeBlocks(content, [definition ?? { from: call, to: start === null ? call : after }], call);
  }

  /** A caption stands before or behind its table, whatever the tree says. */
  function placeCaption(
    caption: readonly Block[],
    table: Stretch | null,
    before: number,
    after: number,
  ): void {
    if (caption.length === 0) return;
    const above = { from: before, to: table?.from ?? after };
    const below = { from: table?.to ?? after, to: after };
    const wanted = streamOf(caption, dictionary).words;
    const [isAbove = 0, isBelow = 0] = [above, below].map(
      (stretch) =>
        align(
          wanted,
          indicesIn(words.starts, stretch).map((index) => words.numbers[index] ?? -1),
        ).filter((index) => index !== -1).length,
    );
    placeBlocks(caption, [isBelow > isAbove ? below : above], table?.from ?? before);
  }

  function tableIn({ from, to }: Part, found: readonly number[]): Stretch | null {
    const own = found.slice(from, to).filter((index) => index !== -1);
    const first = words.starts[own[0] ?? -1];
    const last = words.ends[own.at(-1) ?? -1];
    return first === undefined || last === undefined ? null : { from: first, to: last };
  }
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
