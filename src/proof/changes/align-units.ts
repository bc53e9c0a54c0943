import { diffArrays } from "diff";
import type { Unit } from "./units.ts";

/** A unit of the old text and the one it became; without one of them the other was deleted or inserted. */
export type Pair = { readonly old: Unit | null; readonly now: Unit | null };

/** Share of words two texts must have in common to be one that was changed. */
const alike = 0.35;
/** Beyond so many comparisons what stands between unchanged texts counts as deleted and inserted. */
const mostComparisons = 250_000;

/** Matches what stayed, and between that what was changed, in reading order. */
export function alignUnits(old: readonly Unit[], now: readonly Unit[]): readonly Pair[] {
  const pairs: Pair[] = [];
  let gap: { old: Unit[]; now: Unit[] } = { old: [], now: [] };
  let oldAt = 0;
  let nowAt = 0;
  const close = (): void => {
    pairs.push(...alignGap(gap.old, gap.now));
    gap = { old: [], now: [] };
  };
  const parts = diffArrays(
    old.map(({ key }) => key),
    now.map(({ key }) => key),
  );
  for (const { added, removed, count } of parts) {
    if (removed) gap.old.push(...old.slice(oldAt, oldAt + count));
    else if (added) gap.now.push(...now.slice(nowAt, nowAt + count));
    else {
      close();
      for (let index = 0; index < count; index += 1)
        pairs.push({ old: old[oldAt + index] ?? null, now: now[nowAt + index] ?? null });
    }
    if (!added) oldAt += count;
    if (!removed) nowAt += count;
  }
  close();
  return pairs;
}

/** The order-keeping match with the most words in common. */
function alignGap(old: readonly Unit[], now: readonly Unit[]): readonly Pair[] {
  if (old.length === 0 || now.length === 0 || old.length * now.length > mostComparisons)
    return [
      ...old.map((each) => ({ old: each, now: null })),
      ...now.map((each) => ({ old: null, now: each })),
    ];
  const oldWords = old.map(wordsOf);
  const nowWords = now.map(wordsOf);
  const isLone = old.length === now.length;
  const score = (i: number, j: number): number => {
    const [one, other] = [old[i], now[j]];
    if (one === undefined || other === undefined || !mayPair(one, other)) return 0;
    const share = likeness(oldWords[i] ?? new Map(), nowWords[j] ?? new Map());
    // A number in a table or another picture has nothing in common with what it was.
    const isSamePlace = isLone && i === j && alwaysPaired.has(one.kind);
    return Math.max(share, isSamePlace ? alike : 0);
  };
  const best = Array.from({ length: old.length + 1 }, () => new Float64Array(now.length + 1));
  const at = (i: number, j: number): number => best[i]?.[j] ?? 0;
  for (let i = old.length - 1; i >= 0; i -= 1)
    for (let j = now.length - 1; j >= 0; j -= 1) {
      const share = score(i, j);
      const paired = share >= alike ? share + at(i + 1, j + 1) : 0;
      const row = best[i];
      if (row !== undefined) row[j] = Math.max(paired, at(i + 1, j), at(i, j + 1));
    }
  return walkBack(old, now, at, score);
}

function walkBack(
  old: readonly Unit[],
  now: readonly Unit[],
  at: (i: number, j: number) => number,
  score: (i: number, j: number) => number,
): readonly Pair[] {
  const pairs: Pair[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    const share = i < old.length && j < now.length ? score(i, j) : 0;
    if (share >= alike && at(i, j) === share + at(i + 1, j + 1)) {
      pairs.push({ old: old[i] ?? null, now: now[j] ?? null });
      i += 1;
      j += 1;
    } else if (i < old.length && (j === now.length || at(i + 1, j) >= at(i, j + 1))) {
      pairs.push({ old: old[i] ?? null, now: null });
      i += 1;
    } else {
      pairs.push({ old: null, now: now[j] ?? null });
      j += 1;
    }
  }
  return pairs;
}

const alwaysPaired = new Set(["table", "figure", "equation", "heading", "code"]);

function mayPair(one: Unit, other: Unit): boolean {
  if (one.kind !== other.kind) return false;
  return (one.row === undefined) === (other.row === undefined);
}

function wordsOf({ tokens }: Unit): ReadonlyMap<string, number> {
  const words = new Map<string, number>();
  for (const { key } of tokens) words.set(key, (words.get(key) ?? 0) + 1);
  return words;
}

/** Dice's coefficient of two bags of words. */
function likeness(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number {
  let common = 0;
  for (const [word, count] of one) common += Math.min(count, other.get(word) ?? 0);
  const sum = (words: ReadonlyMap<string, number>): number =>
    [...words.values()].reduce((total, count) => total + count, 0);
  const total = sum(one) + sum(other);
  return total === 0 ? 1 : (2 * common) / total;
}
