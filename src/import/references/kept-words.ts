/** Words that a style writes with others or leaves out without losing anything. */
const without = new Set(
  (
    "and und et y e و in from at the of on retrieved available accessed pp p pages page vol volume no nr number issue ed eds edited by edition edn " +
    "https http doi org dx www"
  ).split(" "),
);

/**
 * Words of a typed entry that the printed one lacks, as often as they are lacking. A year with a letter is the year; a page
 * range is its numbers; names cut down to initials are lost.
 */
export function lostWords(typed: string, printed: string): readonly string[] {
  const left = new Map<string, number>();
  for (const word of wordsIn(printed)) left.set(word, (left.get(word) ?? 0) + 1);
  const lost: string[] = [];
  for (const word of wordsIn(typed)) {
    const count = left.get(word) ?? 0;
    if (count > 0) left.set(word, count - 1);
    else if (!without.has(word) && !isSaidOtherwise(word, left)) lost.push(word);
  }
  return lost;
}

function wordsIn(text: string): readonly string[] {
  const plain = text
    .normalize("NFC")
    .toLowerCase()
    .replace(/<\/?i>/g, "")
    .replace(/[’'‘ʼ]/g, "'");
  return [...plain.matchAll(/[\p{L}\p{M}\p{N}]+(?:'[\p{L}\p{M}]+)*/gu)].map(([word]) =>
    /^\d{4}[a-z]$/.test(word) ? word.slice(0, 4) : word,
  );
}

/** "1st" and "first" as "1", "2nd" as "2"; "139-62" as "139-162". */
function isSaidOtherwise(word: string, left: ReadonlyMap<string, number>): boolean {
  const ordinal = /^(\d+)(?:st|nd|rd|th)$/.exec(word)?.[1];
  if (ordinal !== undefined) return left.has(ordinal);
  return (
    /^\d{1,3}$/.test(word) &&
    [...left].some(([other, count]) => count > 0 && /^\d{2,6}$/.test(other) && other.endsWith(word))
  );
}
