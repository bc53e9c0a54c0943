import type { Check } from "../check.ts";
import { codePoint } from "./code-point.ts";
import { findCharacters, type ProseMatch, replacing } from "./prose.ts";

const names: Readonly<Record<string, string>> = {
  "\u00ad": "soft hyphen",
  "\u061c": "Arabic letter mark",
  "\u180e": "Mongolian vowel separator",
  "\u200b": "zero-width space",
  "\u200c": "zero-width non-joiner",
  "\u200d": "zero-width joiner",
  "\u200e": "left-to-right mark",
  "\u200f": "right-to-left mark",
  "\u2028": "line separator",
  "\u2029": "paragraph separator",
  "\u2060": "word joiner",
  "\ufeff": "byte-order mark",
};

const invisible =
  /[\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028\u2029\u2060-\u2064\u3164\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]+/gu;

const joining =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Myanmar}\p{Script=Khmer}\p{Script=Tibetan}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}]/u;
const withoutSpaces =
  /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{P}\p{S}]/u;
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

export const charactersAreVisible: Check = {
  id: "text/characters-are-visible",
  severity: "warning",
  summary: "No invisible character stands where its language has no use for it.",
  why: "It cannot be seen on the page, yet it cuts a word in two for searches, hyphenation and screen readers.",
  remedy: "Delete the character.",
  basis: "The Unicode Standard, 23.2 (layout controls)",
  example: { bad: "The tide\u200btable is new.\n", good: "The tidetable is new.\n" },
  run: ({ lines, manuscript }) => {
    const isGerman = /^de\b/i.test(manuscript.metadata.language);
    return findCharacters(lines, invisible)
      .filter((match) => !isMeant(match, isGerman))
      .map((match) => ({
        place: match.place,
        end: match.end,
        message: `The invisible character ${nameOf(match.text)} stands in the text; nothing was expected there.`,
        edits: replacing(match, /[\u2028\u2029]/.test(match.text) ? " " : ""),
      }));
  },
};

function nameOf(character: string): string {
  const name = names[character];
  return name === undefined ? codePoint(character) : `${codePoint(character)} (${name})`;
}

function isMeant({ text, line, index }: ProseMatch, isGerman: boolean): boolean {
  const before = [...line.text.slice(Math.max(0, index - 2), index)].at(-1) ?? "";
  const after = [...line.text.slice(index + text.length, index + text.length + 2)][0] ?? "";
  switch (text) {
    case "\u200c":
      // Keeps two letters of a German compound from being joined.
      return (isGerman && /\p{L}/u.test(before) && /\p{L}/u.test(after)) || joining.test(before);
    case "\u200d":
      return joining.test(before) || joining.test(after);
    case "\u200b":
    case "\u2060":
      // Allows or forbids a line's end, in addresses and in scripts that write no spaces.
      return withoutSpaces.test(before) || withoutSpaces.test(after);
    case "\u061c":
    case "\u200e":
    case "\u200f":
      return rightToLeft.test(line.text);
    default:
      // Flags of regions are a black flag and invisible letters.
      return /^[\u{e0020}-\u{e007f}]+$/u.test(text) && before === "🏴";
  }
}
