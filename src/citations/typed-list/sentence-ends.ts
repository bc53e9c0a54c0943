import { abbreviations } from "./lexicon.ts";

/** A full stop, question or exclamation mark that may end a title; `end` is behind it, `next` where the text goes on. */
export type SentenceEnd = { readonly end: number; readonly next: number };

const candidates =
  /(?<mark>[.?!…])(?<close>[”"’')\]»]{0,2})\s+(?=[\p{Lu}\p{Lt}\p{Lo}\p{N}“"‘'([«¿¡]|\p{Ll}(?:\p{Lu}|Life|Rxiv|bio)|(?:van|von|de) \p{Lu}|arXiv|bioRxiv|medRxiv|npj|eLife)/gu;

/** Where sentences may end; a stop that belongs to an initial or abbreviation ends none. */
export function sentenceEnds(text: string): readonly SentenceEnd[] {
  const found: SentenceEnd[] = [];
  for (const match of text.matchAll(candidates)) {
    const end = match.index + match[0].trimEnd().length;
    if (match.groups?.["mark"] === "." && match.groups["close"] === "" && isAbbreviation(text, match.index))
      continue;
    found.push({ end, next: match.index + match[0].length });
  }
  return found;
}

function isAbbreviation(text: string, stop: number): boolean {
  const before = text.slice(Math.max(0, stop - 40), stop);
  const [word = ""] = /[^\s([“"‘/-]*$/u.exec(before) ?? [];
  if (/^\p{Lu}$/u.test(word)) return !/\p{Ll}{4,} \p{Lu}$/u.test(before);
  if (/^(?:\p{Lu}\.)+\p{Lu}$/u.test(word)) return true;
  return (
    abbreviations.has(word.toLowerCase()) &&
    !(/^\p{Ll}/u.test(word) && word.length > 3 && !/^(?:vols|figs|univ|approx|suppl)$/.test(word))
  );
}
