/** A stretch that occurs once in a stream and once in the edition. */
export type Landmark = { readonly expected: number; readonly actual: number };

const letters = 20;
const rarity = 16;

/** Where the edition's stretches stand; -1 for one that occurs again. */
export type Stretches = ReadonlyMap<string, number>;

/** A sample of all stretches, chosen by their own first letters and so the same in every text. */
export function stretchesOf(chars: string): Stretches {
  const offsets = new Map<string, number>();
  const last = chars.length - letters;
  for (let offset = 0; offset <= last; offset += 1) {
    const hash =
      chars.charCodeAt(offset) * 31 + chars.charCodeAt(offset + 1) * 17 + chars.charCodeAt(offset + 2);
    if (hash % rarity !== 0) continue;
    const stretch = chars.slice(offset, offset + letters);
    offsets.set(stretch, offsets.has(stretch) ? -1 : offset);
  }
  return offsets;
}

/**
 * The longest series of landmarks that stand in the same order in both texts. A series of thousands cannot be led
 * astray by a phrase that happens to stand elsewhere too.
 */
export function landmarksOf(chars: string, edition: Stretches): readonly Landmark[] {
  const found: Landmark[] = [];
  for (const [stretch, expected] of stretchesOf(chars)) {
    const actual = edition.get(stretch) ?? -1;
    if (expected >= 0 && actual >= 0) found.push({ expected, actual });
  }
  return longestAscending(found.sort((one, other) => one.expected - other.expected));
}

/** Patience sorting by the offsets in the edition. */
function longestAscending(found: readonly Landmark[]): readonly Landmark[] {
  const tops: number[] = [];
  const before = new Int32Array(found.length);
  for (const [index, { actual }] of found.entries()) {
    let low = 0;
    let high = tops.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((found[tops[middle] ?? 0]?.actual ?? 0) < actual) low = middle + 1;
      else high = middle;
    }
    before[index] = tops[low - 1] ?? -1;
    tops[low] = index;
  }
  const series: Landmark[] = [];
  for (let index = tops.at(-1) ?? -1; index >= 0; index = before[index] ?? -1) {
    const landmark = found[index];
    if (landmark !== undefined) series.push(landmark);
  }
  return series.reverse();
}
