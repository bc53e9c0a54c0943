import type { Gap } from "./gaps.ts";
import { boundariesIn, pieceAt, type Range, type Text, wordsIn } from "./text.ts";

const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

// As many comparisons as are worth making to find words among others.
const mostComparisons = 4_000_000;
// A shorter word is only found where it stands alone, since its letters are in many others.
const shortWord = 3;

/** A word of the gap, or the part of it that lies in the gap. */
type Part = Range & { readonly chars: string };

/** What the edition has in the gap, with the offsets at which its words begin and end. */
type Found = { readonly chars: string; readonly boundaries: ReadonlySet<number> };

/**
 * The words of a gap that the edition does not have there, neighbours as one range. In painted lines of two directions
 * words may stand in any order, since a line is not painted in the order it is read in.
 */
export function missingWords(expected: Text, gap: Gap, actual: Text, arePainted: boolean): readonly Range[] {
  const parts = wordsIn(expected, gap.expected).map((word): Part => {
    const start = Math.max(word.start, gap.expected.start);
    const end = Math.min(word.end, gap.expected.end);
    return { start, end, chars: expected.chars.slice(start, end) };
  });
  if (gap.skipped.length === 0)
    return joined(parts.filter(({ chars }) => !isBrokenNumber(chars, gap, actual)));
  const found = foundIn(gap, actual);
  if (parts.length * found.chars.length > mostComparisons)
    return joined(passagesMissing(expected, gap, found));
  const isReordered =
    arePainted && (rightToLeft.test(found.chars) || parts.some(({ chars }) => rightToLeft.test(chars)));
  const missing = isReordered ? missingFromBag(parts, found) : missingInOrder(parts, found);
  return joined(missing.filter(({ chars }) => !/^[.,]+$/.test(chars)));
}

/** A number's point or comma at the end of a line cannot be told from punctuation. */
function isBrokenNumber(chars: string, gap: Gap, actual: Text): boolean {
  if (!/^[.,]$/.test(chars)) return false;
  return actual.starts[pieceAt(actual, gap.actual.start)] === gap.actual.start;
}

function foundIn({ skipped }: Gap, actual: Text): Found {
  const boundaries = new Set<number>();
  let chars = "";
  for (const range of skipped) {
    const shift = chars.length - range.start;
    boundaries.add(chars.length);
    for (const boundary of boundariesIn(actual, range)) boundaries.add(boundary + shift);
    chars += actual.chars.slice(range.start, range.end);
  }
  return { chars, boundaries: boundaries.add(chars.length) };
}

/** For gaps as long as chapters: whole passages only. */
function passagesMissing(expected: Text, { expected: gap }: Gap, { chars }: Found): readonly Part[] {
  const parts: Part[] = [];
  for (let index = pieceAt(expected, gap.start); index < expected.pieces.length; index += 1) {
    const start = Math.max(gap.start, expected.starts[index] ?? 0);
    const end = Math.min(gap.end, expected.starts[index + 1] ?? 0);
    if (start >= gap.end) break;
    const passage = expected.chars.slice(start, end);
    if (!chars.includes(passage)) parts.push({ start, end, chars: passage });
  }
  return parts;
}

function standsAt(part: Part, offset: number, { chars, boundaries }: Found): boolean {
  if (!chars.startsWith(part.chars, offset)) return false;
  if (part.chars.length > shortWord) return true;
  return boundaries.has(offset) && boundaries.has(offset + part.chars.length);
}

function missingFromBag(parts: readonly Part[], found: Found): readonly Part[] {
  const taken: Range[] = [];
  return parts.filter((part) => {
    let at = found.chars.indexOf(part.chars);
    while (at >= 0 && taken.some(({ start, end }) => at < end && at + part.chars.length > start)) {
      at = found.chars.indexOf(part.chars, at + 1);
    }
    if (at < 0) return true;
    taken.push({ start: at, end: at + part.chars.length });
    return false;
  });
}

/** The parts left over when as many letters as possible are found in order. */
function missingInOrder(parts: readonly Part[], found: Found): readonly Part[] {
  const width = found.chars.length + 1;
  const choices = parts.map(() => new Uint8Array(width));
  let before = new Int32Array(width);
  for (const [index, part] of parts.entries()) {
    before = withPart(part, before, found, choices[index] ?? new Uint8Array(width));
  }
  return leftOver(parts, choices, found.chars.length);
}

const leave = 0;
const skipLetter = 1;
const keep = 2;

/** Most letters found in each beginning of the text, one more part allowed for. */
function withPart(part: Part, before: Int32Array, found: Found, choice: Uint8Array): Int32Array<ArrayBuffer> {
  const after = Int32Array.from(before);
  const { length } = part.chars;
  for (let end = 1; end < after.length; end += 1) {
    const start = end - length;
    if (start >= 0 && standsAt(part, start, found)) {
      const letters = (before[start] ?? 0) + length;
      if (letters > (after[end] ?? 0)) {
        after[end] = letters;
        choice[end] = keep;
      }
    }
    if ((after[end - 1] ?? 0) > (after[end] ?? 0)) {
      after[end] = after[end - 1] ?? 0;
      choice[end] = skipLetter;
    }
  }
  return after;
}

function leftOver(parts: readonly Part[], choices: readonly Uint8Array[], end: number): readonly Part[] {
  const missing: Part[] = [];
  let at = end;
  for (let index = parts.length - 1; index >= 0; index -= 1) {
    const part = parts[index];
    const choice = choices[index];
    if (part === undefined || choice === undefined) continue;
    while (choice[at] === skipLetter) at -= 1;
    if (choice[at] === leave) missing.push(part);
    else at -= part.chars.length;
  }
  return missing.reverse();
}

function joined(parts: readonly Range[]): readonly Range[] {
  const ranges: Range[] = [];
  for (const { start, end } of parts) {
    const last = ranges.at(-1);
    if (last !== undefined && last.end === start) ranges[ranges.length - 1] = { start: last.start, end };
    else ranges.push({ start, end });
  }
  return ranges;
}
