import type { Landmark } from "./landmarks.ts";

/** How far a stream has come. */
export type Cursor = {
  readonly chars: string;
  readonly landmarks: readonly Landmark[];
  at: number;
  /** The first landmark that is still ahead in the edition. */
  next: number;
};

/** The next place where a stream and the edition surely go on alike. */
export type Anchor = { readonly stream: number; readonly expected: number; readonly actual: number };

/** The further away, the more letters must agree. */
const searches: readonly (readonly [reach: number, letters: number])[] = [
  [64, 8],
  [512, 10],
  [4096, 14],
  [32768, 20],
  [Number.POSITIVE_INFINITY, 24],
];

/** Text that is left out is a fault, text between is common: so leaving out counts twice. */
const omissionWeight = 2;

/** The anchor that skips least, looked for in ever wider circles; null where nothing more agrees. */
export function nextAnchor(cursors: readonly Cursor[], actual: string, at: number): Anchor | null {
  for (const [reach, letters] of searches) {
    const anchor = nearest(cursors, actual, at, reach, letters);
    if (anchor !== null) return anchor;
    const longest = Math.max(actual.length - at, ...cursors.map((cursor) => cursor.chars.length - cursor.at));
    if (longest <= reach) return null;
  }
  return null;
}

type Ahead = { readonly stream: number; readonly skipped: number };

function nearest(
  cursors: readonly Cursor[],
  actual: string,
  at: number,
  reach: number,
  letters: number,
): Anchor | null {
  const ahead = stretchesAhead(cursors, reach, letters);
  let best: Anchor | null = null;
  let least = Number.POSITIVE_INFINITY;
  const last = Math.min(actual.length - letters, at + reach);
  for (let offset = at; offset <= last && offset - at < least; offset += 1) {
    const found = ahead.get(actual.slice(offset, offset + letters));
    if (found === undefined || !isInOrder(cursors[found.stream], found.skipped, offset)) continue;
    const cost = offset - at + found.skipped * omissionWeight;
    if (cost >= least) continue;
    least = cost;
    best = {
      stream: found.stream,
      expected: (cursors[found.stream]?.at ?? 0) + found.skipped,
      actual: offset,
    };
  }
  return best;
}

/** A stream cannot be further than its next landmark before the edition is. */
function isInOrder(cursor: Cursor | undefined, skipped: number, offset: number): boolean {
  if (cursor === undefined) return false;
  let index = cursor.next;
  while ((cursor.landmarks[index]?.actual ?? Number.POSITIVE_INFINITY) < offset) index += 1;
  const landmark = cursor.landmarks[index];
  return landmark === undefined || cursor.at + skipped <= landmark.expected;
}

/** Every stretch of the streams within reach, and how much is left out on the way to it. */
function stretchesAhead(
  cursors: readonly Cursor[],
  reach: number,
  letters: number,
): ReadonlyMap<string, Ahead> {
  const ahead = new Map<string, Ahead>();
  for (const [stream, { chars, at }] of cursors.entries()) {
    const last = Math.min(chars.length - letters, at + reach);
    for (let offset = at; offset <= last; offset += 1) {
      const stretch = chars.slice(offset, offset + letters);
      const skipped = offset - at;
      if (skipped < (ahead.get(stretch)?.skipped ?? Number.POSITIVE_INFINITY))
        ahead.set(stretch, { stream, skipped });
    }
  }
  return ahead;
}
