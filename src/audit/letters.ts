const others = /[^\p{L}\p{N}]+/gu;
const plain = /^[a-z0-9]*$/;

/** Letters that fonts and keyboards exchange: the Arabic and Persian yeh and kaf, the final sigma. */
const alike: Readonly<Record<string, string>> = { ي: "ی", ى: "ی", ك: "ک", ς: "σ" };
const exchanged = /[يىكς]/g;

/**
 * What is compared of a text: its letters and digits, without case, ligatures, presentation forms, spaces, marks and
 * punctuation. So neither hyphens at line ends nor spaces lost in them count as differences.
 */
export function lettersOf(text: string): string {
  if (plain.test(text)) return text;
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(others, "")
    .replace(exchanged, (letter) => alike[letter] ?? letter);
}

/** The words of a text that have letters or digits, as written. */
export function wordsOf(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => lettersOf(word) !== "");
}
