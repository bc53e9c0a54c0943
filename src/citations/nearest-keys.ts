import type { Item } from "../model/bibliography.ts";

/** Known keys that an unknown one may stand for: nearly the same letters, or the same name and year. */
export function nearestKeys(key: string, items: readonly Item[]): readonly string[] {
  const wanted = nameAndYear(key);
  const scored = items.flatMap(({ id }) => {
    const known = nameAndYear(id);
    const sameWork =
      wanted.year !== "" &&
      wanted.year === known.year &&
      wanted.name !== "" &&
      (known.name.startsWith(wanted.name) || wanted.name.startsWith(known.name));
    const shared = similarity(key.toLowerCase(), id.toLowerCase());
    return sameWork || shared >= 0.75 ? [{ id, score: shared + (sameWork ? 1 : 0) }] : [];
  });
  return scored
    .toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, 2)
    .map(({ id }) => id);
}

function nameAndYear(key: string): { readonly name: string; readonly year: string } {
  return {
    name: /^\p{L}{3,}/u.exec(key)?.[0].toLowerCase() ?? "",
    year: /(1[5-9]|20)\d\d/.exec(key)?.[0] ?? "",
  };
}

/** Share of letter pairs two words have in common (Dice's coefficient), 0 to 1. */
function similarity(a: string, b: string): number {
  const pairs = (word: string): string[] =>
    Array.from({ length: Math.max(0, word.length - 1) }, (_, index) => word.slice(index, index + 2));
  const rest = pairs(b);
  const total = pairs(a).length + rest.length;
  let shared = 0;
  for (const pair of pairs(a)) {
    const at = rest.indexOf(pair);
    if (at === -1) continue;
    rest.splice(at, 1);
    shared += 1;
  }
  return total === 0 ? 0 : (2 * shared) / total;
}
