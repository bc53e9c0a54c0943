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

type Costly = { readonly anchor: Anchor; readonly detour: number };

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

/** Of ways alike the shorter one; far away it makes no difference any more. */
const distanceWeight = 1 / 8;
const mostForDistance = 8;

/** Another stream goes on where the latest breaks off, not after more of it. */
const changeWeight = 1 / 4;
const mostForChange = 24;

const passedWeight = 40;

/** Letters between formulas, few enough to be looked for one by one, and among how many. */
const scattered = 24;
const mostAmong = 200;
const shortestPart = 3;

/** A detour is worth looking around for a better way, so many times as far. */
const lookAround = 64;

/** The anchor with the smallest detour, looked for in ever wider circles; null where nothing more agrees. */
export function nextAnchor(
  cursors: readonly Cursor[],
  actual: string,
  at: number,
  latest: number | null,
): Anchor | null {
  let best: Costly | null = null;
  for (const [reach, letters] of searches) {
    const found = nearest(cursors, actual, { at, latest, reach, letters });
    if (found !== null && found.detour < (best?.detour ?? Number.POSITIVE_INFINITY)) best = found;
    if (best !== null && best.detour * lookAround <= reach) break;
    const longest = Math.max(actual.length - at, ...cursors.map((cursor) => cursor.chars.length - cursor.at));
    if (longest <= reach) break;
  }
  return best?.anchor ?? null;
}

type Ahead = { readonly stream: number; readonly skipped: number };

type Search = {
  readonly at: number;
  /** The stream that went on last; null where any may go on. */
  readonly latest: number | null;
  readonly reach: number;
  readonly letters: number;
};

function nearest(cursors: readonly Cursor[], actual: string, search: Search): Costly | null {
  const { at, latest, reach, letters } = search;
  const ahead = stretchesAhead(cursors, reach, letters);
  let best: Costly | null = null;
  const last = Math.min(actual.length - letters, at + reach);
  for (let offset = at; offset <= last; offset += 1) {
    const found = ahead.get(actual.slice(offset, offset + letters));
    const cursor = cursors[found?.stream ?? -1];
    if (found === undefined || cursor === undefined) continue;
    const straight = detourOf(cursor, actual, found.skipped, at, offset);
    const isChange = latest !== null && found.stream !== latest;
    const detour = straight + priceOf(offset - at, isChange) + passedBy(cursors, cursor, offset);
    if (detour >= (best?.detour ?? Number.POSITIVE_INFINITY)) continue;
    best = {
      detour,
      anchor: { stream: found.stream, expected: cursor.at + found.skipped, actual: offset },
    };
    if (straight <= 0 && !isChange) break;
  }
  return best;
}

/** Text that surely belongs to another stream and would be left out on the way: the notes below a formula, say. */
function passedBy(cursors: readonly Cursor[], cursor: Cursor, offset: number): number {
  const isPassed = (other: Cursor): boolean =>
    other !== cursor && (other.landmarks[other.next]?.actual ?? Number.POSITIVE_INFINITY) < offset;
  return cursors.some(isPassed) ? passedWeight : 0;
}

function priceOf(distance: number, isChange: boolean): number {
  const change = isChange ? Math.min(distance * changeWeight, mostForChange) : 0;
  return Math.min(distance * distanceWeight, mostForDistance) + change;
}

/** What the way over an anchor skips beyond what must be skipped before the stream's next landmark anyhow. */
function detourOf(cursor: Cursor, actual: string, skipped: number, at: number, offset: number): number {
  const landmark = landmarkAfter(cursor, offset);
  const isThere = standsScattered(
    cursor.chars.slice(cursor.at, cursor.at + skipped),
    actual.slice(at, offset),
  );
  const omitted = isThere ? 0 : skipped * omissionWeight;
  // Without a landmark nothing says how much stands between.
  if (landmark === undefined) return omitted;
  const way = offset - at + (isThere ? -skipped : omitted);
  const direct = skippedUpTo(landmark, cursor.at, at);
  return way + skippedUpTo(landmark, cursor.at + skipped, offset) - direct;
}

/** Whether letters stand in what is skipped, a few of them also in parts, as words between formulas do. */
function standsScattered(letters: string, among: string): boolean {
  if (letters.length > scattered || among.length > mostAmong) return among.includes(letters);
  let done = 0;
  for (let next = 0; done < letters.length; ) {
    let length = letters.length - done;
    while (length >= shortestPart && among.indexOf(letters.slice(done, done + length), next) < 0) length -= 1;
    if (length < shortestPart) return false;
    next = among.indexOf(letters.slice(done, done + length), next) + length;
    done += length;
  }
  return true;
}

function skippedUpTo(landmark: Landmark, expected: number, actual: number): number {
  const between = landmark.actual - actual - (landmark.expected - expected);
  return between >= 0 ? between : -between * omissionWeight;
}

function landmarkAfter({ landmarks, next }: Cursor, offset: number): Landmark | undefined {
  let index = next;
  while ((landmarks[index]?.actual ?? Number.POSITIVE_INFINITY) < offset) index += 1;
  return landmarks[index];
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
