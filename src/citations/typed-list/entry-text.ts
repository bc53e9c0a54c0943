/** One entry of a typed list: its text in one line, and the stretches the author emphasised. */
export type EntryText = {
  readonly text: string;
  readonly emphasised: readonly string[];
};

/** A longer paragraph is no entry; reading it would say nothing. */
export const longestEntry = 6000;

const folded: Readonly<Record<string, string>> = {
  "،": ",",
  "؛": ";",
  "؟": "?",
  "\u00a0": " ",
  "\u202f": " ",
  "\u2009": " ",
  "\u2010": "-",
  "\u2011": "-",
  "\ufffc": " ",
  "\u200b": " ",
  "\ufeff": " ",
  "\u200e": "\u200c",
  "\u200f": "\u200c",
  "\u202a": "\u200c",
  "\u202b": "\u200c",
  "\u202c": "\u200c",
};

/**
 * The text with the marks and digits of other scripts as their Latin kin, unit for unit, so that an offset in one is an
 * offset in the other.
 */
export function foldMarks(text: string): string {
  return text.replace(
    /[،؛؟\u00a0\u202f\u2009\u2010\u2011\ufffc\u200b\u200e\u200f\u202a-\u202c\ufeff\t\n]|[\u0660-\u0669\u06f0-\u06f9]/g,
    (mark) => folded[mark] ?? (/\s/.test(mark) ? " " : String(mark.charCodeAt(0) & 0xf)),
  );
}

/** The words of a folded text as the author typed them. */
export function unfold(value: string, original: string, foldedText: string): string {
  if (original === foldedText) return value;
  const at = foldedText.indexOf(value);
  return at === -1 ? value : original.slice(at, at + value.length);
}

/** Without spaces and loose marks around it; a closing full stop goes unless it belongs to an abbreviation. */
export function trimMarks(text: string): string {
  const trimmed = text.replace(/^[\s,;:.–—-]+/, "").replace(/[\s,;:–—]+$/, "");
  return /(?:\b\p{Lu}|\b(?:Inc|Ltd|Co|Corp|Jr|Sr|al|etc))\.$/u.test(trimmed) || trimmed.endsWith("...")
    ? trimmed
    : trimmed.replace(/[\s,;:.]*\.$/, "");
}
