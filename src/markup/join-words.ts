import { frenchJoin, joinsOf, withFrenchSpaces } from "../language/joins.ts";
import { primarySubtag } from "../language/terms.ts";
import type { Inline } from "../model/pandoc.ts";
import { inlineText } from "../tree/text.ts";

/**
 * Puts spaces that no line ends at where a language's typography asks for them: between an abbreviation and its number,
 * initials, a number and its unit, a day and its month, around the marks of French. Words stay as they are.
 */
export function joinWords(inlines: readonly Inline[], language: string): readonly Inline[] {
  const isFrench = primarySubtag(language) === "fr";
  const joinOf = joinsOf(language);
  return inlines.map((inline, index) => {
    if (inline.t === "Str") return isFrench ? frenchWord(inline, inlines[index - 1], language) : inline;
    if (inline.t !== "Space" && inline.t !== "SoftBreak") return inline;
    const left = lastWord(inlines[index - 1]);
    const right = firstWord(inlines[index + 1]);
    if (left === "" || right === "") return inline;
    const space = (isFrench ? frenchJoin(left, right) : null) ?? joinOf(left, right);
    return space === null ? inline : { t: "Str", c: space };
  });
}

function frenchWord(
  word: Extract<Inline, { t: "Str" }>,
  before: Inline | undefined,
  language: string,
): Inline {
  const isFirst = before === undefined || /Space|Break/.test(before.t);
  const spaced = withFrenchSpaces(word.c, language, isFirst);
  return spaced === word.c ? word : { ...word, c: spaced };
}

function lastWord(inline: Inline | undefined): string {
  const text = wordsOf(inline);
  return text.slice(text.search(/\S+$/u) >>> 0);
}

function firstWord(inline: Inline | undefined): string {
  return /^\S+/u.exec(wordsOf(inline))?.[0] ?? "";
}

/** Code and formulas are not of the language. */
function wordsOf(inline: Inline | undefined): string {
  if (inline === undefined || inline.t === "Code" || inline.t === "Math") return "";
  return inline.t === "Str" ? inline.c : inlineText([inline]);
}
