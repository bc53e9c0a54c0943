/** Share of letter pairs two words have in common, whatever their case (Dice's coefficient), 0 to 1. */
export function similarity(a: string, b: string): number {
  const ours = pairsOf(a.toLowerCase());
  const theirs = pairsOf(b.toLowerCase());
  const counts = new Map<string, number>();
  for (const pair of theirs) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  let shared = 0;
  for (const pair of ours) {
    const left = counts.get(pair) ?? 0;
    if (left === 0) continue;
    counts.set(pair, left - 1);
    shared += 1;
  }
  const total = ours.length + theirs.length;
  return total === 0 ? 0 : (2 * shared) / total;
}

function pairsOf(word: string): readonly string[] {
  return Array.from({ length: Math.max(0, word.length - 1) }, (_, index) => word.slice(index, index + 2));
}
