import { westernDigits } from "../../language/digits.ts";

export type Token = {
  readonly kind: "word" | "number" | "mark";
  readonly text: string;
  readonly start: number;
  readonly end: number;
};

const marks: Readonly<Record<string, string>> = {
  "・": ",",
  "、": ",",
  "،": ",",
  "，": ",",
  "؛": ";",
  "；": ";",
  "：": ":",
  "（": "(",
  "）": ")",
  "‘": "'",
  "’": "'",
  ʼ: "'",
  ʻ: "'",
  ʾ: "'",
  ʿ: "'",
  "′": "'",
  "`": "'",
  "“": '"',
  "”": '"',
  "„": '"',
  "«": '"',
  "»": '"',
  "*": " ",
  _: " ",
};

// The sign that begins a name is its first letter; inside a word it stands for an apostrophe.
const initialAyn = "\uE020";

/**
 * The text with dashes, spaces, quotation marks, digits and Arabic punctuation in one form each, unit by unit: an offset
 * in one is an offset in the other. Marks of emphasis and of direction become spaces.
 */
export function evenText(text: string): string {
  return westernDigits(text)
    .replace(/[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g, "-")
    .replace(/[\s\u00a0\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, " ")
    .replace(/&amp;/g, "&    ")
    .replace(/(?<=^|[^\p{L}\p{M}])[ʻʾʿ](?=\p{L})/gu, initialAyn)
    .replace(/[、・،，؛；：（）‘’ʼʻʾʿ′`“”„«»*_]/g, (mark) => marks[mark] ?? mark)
    .replaceAll(initialAyn, "ʿ");
}

const word = String.raw`\p{L}(?:\p{L}|\p{M}|\d|\u200c|\u200d|\u00ad)*`;
const token = new RegExp(String.raw`${word}(?:['-]${word})*|\d+|\S`, "gu");

/** Between two names, or behind the last, of at least two letters each: "李明和王芳等". */
const joinedNames =
  /(?<=\p{Script=Han}{2})(?:[和与與及](?=\p{Script=Han}{2})|等$|ら$|他$)|(?<=\p{Script=Hangul}{2})외$/gu;

/** Words with their apostrophes and hyphens, numbers, and every other sign by itself, of text that `evenText` made. */
export function tokensOf(even: string): readonly Token[] {
  return Array.from(even.matchAll(token)).flatMap(({ 0: text, index }): readonly Token[] => {
    const kind = /^\p{L}/u.test(text) ? "word" : /^\d/.test(text) ? "number" : "mark";
    const whole: Token = { kind, text, start: index, end: index + text.length };
    return kind === "word" && text.length > 2 && joiningLetters.test(text) ? takenApart(whole) : [whole];
  });
}

const joiningLetters = /[和与與及等ら他외]/u;

function takenApart({ text, start }: Token): readonly Token[] {
  const cuts = [...text.matchAll(joinedNames)].flatMap(({ 0: { length }, index }) => [index, index + length]);
  const bounds = [...new Set([0, ...cuts, text.length])];
  return bounds.slice(1).map((end, index): Token => {
    const from = bounds[index] ?? 0;
    return { kind: "word", text: text.slice(from, end), start: start + from, end: start + end };
  });
}

export type Bracket = { readonly open: number; readonly close: number };

const deepest = 4;
const longestBracket = 1500;

/**
 * Pairs of round and of square brackets by the index of their tokens, in the order they close. What is longer or deeper
 * than any citation is left out, so that reading all of them takes no more time than the text is long.
 */
export function bracketsOf(tokens: readonly Token[]): readonly Bracket[] {
  const found: Bracket[] = [];
  const round: number[] = [];
  const square: number[] = [];
  for (const [index, { text }] of tokens.entries()) {
    if (text === "(") round.push(index);
    else if (text === "[") square.push(index);
    else if (text === ")" || text === "]") {
      const depth = round.length + square.length;
      const open = (text === ")" ? round : square).pop();
      if (open !== undefined && depth <= deepest && index - open <= longestBracket)
        found.push({ open, close: index });
    }
  }
  return found;
}
