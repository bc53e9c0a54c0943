import { type Anchor, anchorsOf } from "./anchors.ts";
import { wordsOf } from "./normalise.ts";
import type { Passage } from "./passage.ts";
import { piecesOf } from "./pieces.ts";
import { find, lettersOf, nextAfter, type Stream } from "./stream.ts";

/** Where a passage's words stop being found: so many letters into one of its pieces. */
export type Loss = { readonly passage: Passage; readonly piece: number; readonly offset: number };

// A formula's own letters, or those of a picture, which stand between two pieces.
const widestFormula = 1500;
// Notes, a long table's head, a few pictures' captions.
const vicinity = 4000;
const head = 12;
const mostHeads = 60;
// Letters that may agree by chance where a page ends.
const chance = 10;
const resumption = 16;
const pagesRunOver = 3;
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}]/u;

/**
 * Looks for every passage in the stream, in order, from `start` on. Other words may stand between passages (list
 * markers, notes, repeated table heads), and inside one only where a page ends.
 */
export function findLosses(passages: readonly Passage[], stream: Stream, start = 0): readonly Loss[] {
  const anchors = anchorsOf(passages, stream, start);
  const known = new Map(anchors.map(({ passage, offset }) => [passage, offset]));
  const limits = limitsOf(passages.length, anchors, stream.letters.length);
  const losses: Loss[] = [];
  let cursor = start;
  for (const [index, passage] of passages.entries()) {
    const outcome = matchPassage(passage, stream, cursor, limits[index] ?? stream.letters.length);
    if (outcome.loss !== null) losses.push(outcome.loss);
    cursor = Math.max(outcome.end, known.get(index) ?? 0);
  }
  return losses;
}

/** For every passage where the next known one stands: it cannot be further on. */
function limitsOf(count: number, anchors: readonly Anchor[], end: number): readonly number[] {
  const limits = new Array<number>(count).fill(end);
  let next = anchors.length - 1;
  let limit = end;
  for (let index = count - 1; index >= 0; index -= 1) {
    limits[index] = limit;
    const anchor = anchors[next];
    if (anchor?.passage === index) {
      limit = anchor.offset;
      next -= 1;
    }
  }
  return limits;
}

type Outcome = { readonly end: number; readonly loss: Loss | null };

function matchPassage(passage: Passage, stream: Stream, low: number, limit: number): Outcome {
  let cursor = low;
  for (const [index, text] of piecesOf(passage).entries()) {
    const letters = lettersOf(text);
    if (letters === "") continue;
    const high = index === 0 ? limit : Math.min(limit, endOfFormula(cursor, stream));
    const { end, found } = matchNearest(letters, stream, cursor, high);
    if (found < letters.length) {
      if (rightToLeft.test(text) && hasAllWords(text, stream.letters.slice(low, limit))) continue;
      return { end, loss: { passage, piece: index, offset: found } };
    }
    cursor = end;
  }
  return { end: cursor, loss: null };
}

/** A piece after a formula is near it, or on one of the next pages. */
function endOfFormula(cursor: number, { letters, pages }: Stream): number {
  const nextPage = nextAfter(cursor + widestFormula, pages, letters.length);
  return Math.max(cursor + widestFormula, nextPage);
}

/** How many of the letters were found, and where the last of them ends. */
type Found = { readonly end: number; readonly found: number };

/** Near by if it is there, even over the end of a page: the same words may come again later. */
function matchNearest(letters: string, stream: Stream, low: number, high: number): Found {
  const near = Math.min(high, low + letters.length + vicinity);
  const found = matchPiece(letters, stream, low, near);
  return found.found === letters.length || near === high ? found : matchPiece(letters, stream, low, high);
}

function matchPiece(letters: string, stream: Stream, low: number, high: number): Found {
  const whole = find(stream.letters, letters, low, high);
  if (whole >= 0) return { end: whole + letters.length, found: letters.length };
  const start = letters.slice(0, head);
  let best: Found = { end: low, found: 0 };
  let at = find(stream.letters, start, low, high);
  for (let tried = 0; at >= 0 && tried < mostHeads; tried += 1) {
    const reached = follow(letters, 0, stream, at);
    if (reached.found > best.found) best = reached;
    if (best.found === letters.length) break;
    at = find(stream.letters, start, at + 1, high);
  }
  return best;
}

/** Follows the letters from `done` of them on, which stand at `at`, and over the ends of pages. */
function follow(letters: string, done: number, stream: Stream, at: number): Found {
  let length = 0;
  while (done + length < letters.length && letters[done + length] === stream.letters[at + length])
    length += 1;
  const reached: Found = { end: at + length, found: done + length };
  if (reached.found === letters.length) return reached;
  return resume(letters, reached, Math.min(chance, length), stream) ?? reached;
}

/** The notes of a page, or the text of the next, stand between the two halves. */
function resume(letters: string, { end, found }: Found, back: number, stream: Stream): Found | null {
  let best: Found | null = null;
  for (let step = 0; step <= back; step += 1) {
    const from = found - step;
    const { page, last } = pagesAfter(end - step, stream);
    const next = find(stream.letters, letters.slice(from, from + resumption), page, last);
    if (next < 0) continue;
    const reached = follow(letters, from, stream, next);
    if (reached.found > (best?.found ?? found)) best = reached;
    if (reached.found === letters.length) break;
  }
  return best;
}

function pagesAfter(offset: number, { letters, pages }: Stream): { page: number; last: number } {
  const end = letters.length;
  const page = nextAfter(offset - 1, pages, end);
  let last = page;
  for (let count = 0; count < pagesRunOver; count += 1) last = nextAfter(last, pages, end);
  return { page, last };
}

/** For lines of two directions, whose order on paper is not the order they are read in. */
function hasAllWords(text: string, letters: string): boolean {
  const counts = new Map<string, number>();
  for (const word of wordsOf(text)) {
    const known = lettersOf(word.text);
    counts.set(known, (counts.get(known) ?? 0) + 1);
  }
  return [...counts].every(([word, count]) => letters.split(word).length > count);
}
