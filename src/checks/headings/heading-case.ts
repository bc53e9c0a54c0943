import type { Passage } from "../../model/passage.ts";
import { withoutNumber } from "./typed-numbers.ts";

/** How an English heading is capitalised: "Depth of the bay", "Depth of the Bay", or neither throughout. */
export type HeadingCase = "sentence" | "title" | "mixed";

/** How the text itself writes its words. */
export type WrittenWords = {
  /** In small letters: those it writes so more often than with a capital inside its sentences. */
  readonly small: ReadonlySet<string>;
  /** Two words with capitals side by side inside a sentence: "New Style". */
  readonly names: ReadonlySet<string>;
};

const known = new WeakMap<readonly Passage[], WrittenWords>();

const smallWord = /(?<![\p{L}\p{N}_.-])\p{Ll}{3,}(?![\p{L}\p{N}_]|[.-]\p{L})/gu;
/** Not at the beginning of a sentence, where any word has a capital. */
const capitalWord = /(?<=[\p{Ll}\p{N},;] )\p{Lu}\p{Ll}{2,}(?![\p{L}\p{N}_]|[.-]\p{L})/gu;

const twoCapitals = /(?<=[\p{Ll}\p{N},;(] ?)(?=(\p{Lu}\p{Ll}{2,} \p{Lu}\p{Ll}{2,})(?![\p{L}\p{N}_]))/gu;

/** Looks through the text once a manuscript. */
export function writtenWords(passages: readonly Passage[]): WrittenWords {
  const made = known.get(passages);
  if (made !== undefined) return made;
  const surplus = new Map<string, number>();
  const names = new Set<string>();
  const count = (word: string, by: number): unknown => surplus.set(word, (surplus.get(word) ?? 0) + by);
  for (const { kind, text } of passages) {
    if (kind === "heading") continue;
    for (const [word] of text.matchAll(smallWord)) count(word, 1);
    for (const [word] of text.matchAll(capitalWord)) count(word.toLowerCase(), -1);
    for (const [, pair = ""] of text.matchAll(twoCapitals)) names.add(pair);
  }
  const small = new Set([...surplus].filter(([, more]) => more > 0).map(([word]) => word));
  const words = { small, names };
  known.set(passages, words);
  return words;
}

/** Title case keeps these small in one style or another, so they tell nothing. */
const linking = new Set(
  "the and but for nor yet with from into onto over upon than that via per are was its their out off down about above after against along among around before behind below beneath beside between beyond during inside near outside since through toward towards under until within without as at by in of on or so to up if is be".split(
    " ",
  ),
);

/**
 * The case that the words behind the first tell, and null where none tells. Only words that the text itself writes small
 * are looked at: "Norway" and "MRI" have their capitals everywhere.
 */
export function caseOf(heading: string, { small, names }: WrittenWords): HeadingCase | null {
  const isNamed = (first = "", second = ""): boolean => names.has(`${first} ${second}`);
  const told = piecesOf(heading).flatMap((words) =>
    words.filter(
      (word, index) =>
        index > 0 &&
        !isNamed(words[index - 1], word) &&
        !isNamed(word, words[index + 1]) &&
        tells(word, words[index - 1] ?? "", small),
    ),
  );
  const capital = told.filter((word) => /^\p{Lu}/u.test(word)).length;
  if (told.length === 0) return null;
  if (capital === 0) return "sentence";
  return capital === told.length ? "title" : "mixed";
}

function tells(word: string, before: string, small: ReadonlySet<string>): boolean {
  const plain = word.toLowerCase();
  if (!/^\p{Lu}?\p{Ll}{2,}$/u.test(word) || !small.has(plain) || linking.has(plain)) return false;
  // Behind a name, a capital may belong to the name: "FAIR Principles".
  return word === plain || !isName(before, small);
}

function isName(word: string, small: ReadonlySet<string>): boolean {
  const plain = word.toLowerCase();
  return /\p{L}\p{Lu}/u.test(word) || (/^\p{Lu}/u.test(word) && !small.has(plain) && !linking.has(plain));
}

/** The words of what begins anew: behind a colon, a dash or a bracket, the first word has a capital in both cases. */
function piecesOf(heading: string): readonly (readonly string[])[] {
  return withoutNumber(heading)
    .split(/(?<=[:.!?\u2013\u2014(\u201c"/])\s*|\s(?=[(\u201c"])/u)
    .map((piece) => piece.split(/[\s,;)\u201d"]+/u).filter((word) => word !== ""));
}
