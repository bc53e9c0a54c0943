/** A stretch of either sequence, ends excluded. */
type Gap = {
  readonly from: number;
  readonly to: number;
  readonly otherFrom: number;
  readonly otherTo: number;
  /** How many equal neighbours make an anchor. */
  readonly run: number;
};

const longestRun = 4;
/** Cells of the table of common subsequences; larger gaps are too unlike to be worth it. */
const largestTable = 250_000;

/**
 * Matches two sequences that are mostly alike, in order: for each index of `sequence` the index in `other`, or -1.
 * Runs that occur once in both are matched first, as patience diff does (Cohen), the longest increasing chain of them
 * holds, and what lies between is matched in the same way; so a passage that was moved or left out leads nothing
 * astray. Takes n log n steps on texts.
 */
export function align(sequence: readonly number[], other: readonly number[]): Int32Array {
  const matched = new Int32Array(sequence.length).fill(-1);
  const open: Gap[] = [
    { from: 0, to: sequence.length, otherFrom: 0, otherTo: other.length, run: longestRun },
  ];
  for (let gap = open.pop(); gap !== undefined; gap = open.pop()) {
    const inner = trim(gap, sequence, other, matched);
    if (inner.from >= inner.to || inner.otherFrom >= inner.otherTo) continue;
    const anchors = chain(uniqueRuns(inner, sequence, other));
    // A long text has more gaps than a call has room for arguments.
    if (anchors.length > 0) for (const part of between(inner, anchors, matched)) open.push(part);
    else if (inner.run > 1) open.push({ ...inner, run: inner.run - 1 });
    else matchCommon(inner, sequence, other, matched);
  }
  return matched;
}

/** Matches the equal beginnings and endings of a gap. */
function trim(gap: Gap, sequence: readonly number[], other: readonly number[], matched: Int32Array): Gap {
  let { from, to, otherFrom, otherTo } = gap;
  while (from < to && otherFrom < otherTo && sequence[from] === other[otherFrom]) {
    matched[from] = otherFrom;
    from += 1;
    otherFrom += 1;
  }
  while (from < to && otherFrom < otherTo && sequence[to - 1] === other[otherTo - 1]) {
    to -= 1;
    otherTo -= 1;
    matched[to] = otherTo;
  }
  return { ...gap, from, to, otherFrom, otherTo };
}

type Anchor = { readonly at: number; readonly otherAt: number; readonly length: number };

/** Runs that stand once on either side of the gap. */
function uniqueRuns(gap: Gap, sequence: readonly number[], other: readonly number[]): readonly Anchor[] {
  const here = firstPlaces(sequence, gap.from, gap.to, gap.run);
  const there = firstPlaces(other, gap.otherFrom, gap.otherTo, gap.run);
  const anchors: Anchor[] = [];
  for (const [hash, at] of here) {
    const otherAt = there.get(hash) ?? -1;
    if (at === -1 || otherAt === -1) continue;
    if (equalRuns(sequence, at, other, otherAt, gap.run)) anchors.push({ at, otherAt, length: gap.run });
  }
  return anchors;
}

/** Hash of each run → where it begins, -1 where there are several. In order of first occurrence. */
function firstPlaces(
  sequence: readonly number[],
  from: number,
  to: number,
  run: number,
): ReadonlyMap<number, number> {
  const places = new Map<number, number>();
  for (let at = from; at + run <= to; at += 1) {
    let hash = 0;
    for (let next = at; next < at + run; next += 1)
      hash = (Math.imul(hash, 0x9e3779b1) + (sequence[next] ?? 0) + 1) | 0;
    places.set(hash, places.has(hash) ? -1 : at);
  }
  return places;
}

function equalRuns(
  sequence: readonly number[],
  at: number,
  other: readonly number[],
  otherAt: number,
  run: number,
): boolean {
  for (let next = 0; next < run; next += 1) if (sequence[at + next] !== other[otherAt + next]) return false;
  return true;
}

/** The longest chain of anchors that increases on both sides; they come in order of `at`. */
function chain(anchors: readonly Anchor[]): readonly Anchor[] {
  const ends: number[] = [];
  const before: number[] = [];
  for (const [index, { otherAt }] of anchors.entries()) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((anchors[ends[middle] ?? 0]?.otherAt ?? 0) < otherAt) low = middle + 1;
      else high = middle;
    }
    before.push(low === 0 ? -1 : (ends[low - 1] ?? -1));
    ends[low] = index;
  }
  const chained: Anchor[] = [];
  for (let index = ends.at(-1) ?? -1; index !== -1; index = before[index] ?? -1) {
    const anchor = anchors[index];
    if (anchor !== undefined) chained.push(anchor);
  }
  return chained.reverse();
}

/** Matches the anchors; gives the gaps between them. */
function between(gap: Gap, anchors: readonly Anchor[], matched: Int32Array): readonly Gap[] {
  const gaps: Gap[] = [];
  let { from, otherFrom } = gap;
  for (const { at, otherAt, length } of anchors) {
    // Anchors may overlap, on one side or both: the overlap belongs to the first.
    const skipped = Math.max(0, from - at, otherFrom - otherAt);
    if (skipped >= length) continue;
    gaps.push({ ...gap, from, to: at + skipped, otherFrom, otherTo: otherAt + skipped, run: longestRun });
    for (let next = skipped; next < length; next += 1) matched[at + next] = otherAt + next;
    from = at + length;
    otherFrom = otherAt + length;
  }
  gaps.push({ ...gap, from, otherFrom, run: longestRun });
  return gaps;
}

/** The longest common subsequence of a gap without anchors: repeated words only. */
function matchCommon(
  { from, to, otherFrom, otherTo }: Gap,
  sequence: readonly number[],
  other: readonly number[],
  matched: Int32Array,
): void {
  const width = otherTo - otherFrom + 1;
  if ((to - from + 1) * width > largestTable) return;
  const lengths = new Uint16Array((to - from + 1) * width);
  const length = (at: number, otherAt: number): number =>
    lengths[(at - from) * width + otherAt - otherFrom] ?? 0;
  for (let at = to - 1; at >= from; at -= 1)
    for (let otherAt = otherTo - 1; otherAt >= otherFrom; otherAt -= 1)
      lengths[(at - from) * width + otherAt - otherFrom] =
        sequence[at] === other[otherAt]
          ? length(at + 1, otherAt + 1) + 1
          : Math.max(length(at + 1, otherAt), length(at, otherAt + 1));
  for (let at = from, otherAt = otherFrom; at < to && otherAt < otherTo; ) {
    if (sequence[at] === other[otherAt]) {
      matched[at] = otherAt;
      at += 1;
      otherAt += 1;
    } else if (length(at + 1, otherAt) >= length(at, otherAt + 1)) at += 1;
    else otherAt += 1;
  }
}
