import type { Passage } from "../../model/passage.ts";

const known = new WeakMap<readonly Passage[], ReadonlySet<string>>();

/** Every word and hyphenated compound of the passages, in lower case; made once for all the checks of a manuscript. */
export function wordsIn(passages: readonly Passage[]): ReadonlySet<string> {
  const made = known.get(passages);
  if (made !== undefined) return made;
  const words = new Set<string>();
  for (const { text } of passages)
    for (const [word] of text.matchAll(/\p{L}+(?:[-‐]\p{L}+)*/gu)) words.add(word.toLowerCase());
  known.set(passages, words);
  return words;
}
