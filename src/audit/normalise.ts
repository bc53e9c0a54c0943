// Letters to Unicode, U+02B9 to U+02C8 are apostrophes to fonts, which exchange them.
const invisible = /[\u00AD\u200B-\u200F\u2028\u2029\u202A-\u202E\u2060-\u2069\uFEFF]/g;
const dropped = /(?<!\p{Nd})[.,]|[.,](?!\p{Nd})|[\u02B9-\u02C1\u02C8]|[^\p{L}\p{N}\p{Sc}+<>=±×÷%.,]/gu;
const droppedAscii = /(?<!\d)[.,]|[.,](?!\d)|[^a-z0-9$+<>=%.,]/g;
const separators =
  /(?:[\u02B9-\u02C1\u02C8]|(?<!\p{Nd})[.,]|[.,](?!\p{Nd})|[^\p{L}\p{N}\p{M}\p{Sc}+<>=±×÷%.,])+/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the range is ASCII
const ascii = /^[\x00-\x7F]*$/;

/** Letters that fonts and keyboards do not tell apart, and the sign that right-to-left text turns round. */
const folded: Readonly<Record<string, string>> = { ي: "ی", ى: "ی", ك: "ک", ە: "ه", ۀ: "ه", ς: "σ", ">": "<" };
const foldable = /[يىكەۀς>]/g;
const otherDigits = /(?![0-9])\p{Nd}/gu;

/**
 * What two editions of one text have in common: its letters, digits and the signs that change a number, without
 * spaces, hyphens and other punctuation; ligatures and presentation forms as letters (Unicode NFKC), no capitals.
 */
export function normalise(text: string): string {
  if (ascii.test(text)) return text.toLowerCase().replaceAll(">", "<").replace(droppedAscii, "");
  return text
    .replace(invisible, "")
    .normalize("NFKC")
    .toLowerCase()
    .replace(foldable, (letter) => folded[letter] ?? letter)
    .replace(otherDigits, digitOf)
    .replace(dropped, "");
}

/** Unicode keeps the ten digits of a script together, in order. */
function digitOf(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  while (zero > code - 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String((code - zero) % 10);
}

/** A word as written, and where it lies in the normalised text. */
export type Word = { readonly text: string; readonly start: number; readonly end: number };

/** The words of a text, between spaces; those without letters and digits are left out. */
export function wordsOf(text: string): readonly Word[] {
  const words: Word[] = [];
  let at = 0;
  for (const word of text.split(/\s+/)) {
    const { length } = normalise(word);
    if (length > 0) words.push({ text: word, start: at, end: at + length });
    at += length;
  }
  return words;
}

/** Where words begin and end in the normalised text, punctuation taken as their limit. */
export function boundariesOf(text: string): readonly number[] {
  const parts = text.replace(invisible, "").normalize("NFKC").split(separators);
  const boundaries = [0];
  for (const part of parts) boundaries.push((boundaries.at(-1) ?? 0) + normalise(part).length);
  return boundaries;
}
