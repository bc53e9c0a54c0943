const longWord = 8;
const wordOfPhrase = 5;

/**
 * Whether a text is all in capitals. Abbreviations ("NATO", "HTML and JSON", "DNA") are not: it takes a word of eight
 * letters, two of five, or one of five that the running text writes small (`small`, in small letters).
 */
export function isInCapitals(text: string, small: ReadonlySet<string>): boolean {
  const words = text.match(/\p{L}+/gu) ?? [];
  const isCapital = (word: string): boolean => word === word.toUpperCase() && word !== word.toLowerCase();
  if (!words.every(isCapital)) return false;
  const long = words.filter(({ length }) => length >= wordOfPhrase);
  return long.length > 1 || long.some((word) => word.length >= longWord || small.has(word.toLowerCase()));
}
