/** Edit distance (Levenshtein): insertions, deletions and replacements of single characters. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      const replaced = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** The known word a mistyped one was probably meant to be: at most a third of its letters, and at most 2, differ. */
export function nearestWord(word: string, known: Iterable<string>): string | null {
  const most = Math.min(2, Math.floor(word.length / 3));
  let best: { readonly word: string; readonly distance: number } | null = null;
  for (const candidate of known) {
    if (Math.abs(candidate.length - word.length) > most) continue;
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (distance <= most && (best === null || distance < best.distance)) best = { word: candidate, distance };
  }
  return best?.word ?? null;
}

/** The paths most like a missing one, at most three: by file name first, then by the whole path. */
export function nearestPaths(path: string, paths: Iterable<string>): readonly string[] {
  const name = baseName(path).toLowerCase();
  return [...paths]
    .map((candidate) => ({
      candidate,
      distance: editDistance(name, baseName(candidate).toLowerCase()),
      whole: editDistance(path.toLowerCase(), candidate.toLowerCase()),
    }))
    .filter(({ distance }) => distance <= Math.max(3, name.length / 2))
    .sort((a, b) => a.distance - b.distance || a.whole - b.whole || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
