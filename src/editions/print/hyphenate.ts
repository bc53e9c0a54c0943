import { primarySubtag } from "../../language/terms.ts";

/** Puts soft hyphens into one word. */
export type Hyphenator = (word: string) => string;

const softHyphen = "\u00AD";
const shortest = 6;
/** Fewest letters before and after a hyphen where a language's printers allow fewer than three. */
const fewest: Readonly<Record<string, readonly [before: number, after: number]>> = {
  cs: [2, 3],
  el: [2, 2],
  es: [2, 2],
  fr: [2, 3],
  it: [2, 2],
  nl: [2, 3],
  pl: [2, 3],
  pt: [2, 3],
  ru: [2, 3],
  tr: [2, 3],
};

/** Pattern files of the `hyphen` package by primary subtag, where they are not named by it alone. */
const patternNames: Readonly<Record<string, string>> = {
  de: "de-1996",
  el: "el-monoton",
  en: "en-us",
  mn: "mn-cyrl",
  sr: "sr-cyrl",
};
const regionalNames: Readonly<Record<string, string>> = {
  "en-gb": "en-gb",
  "en-au": "en-gb",
  "en-ie": "en-gb",
  "en-nz": "en-gb",
  "de-1901": "de-1901",
  "el-polyton": "el-polyton",
  "sr-latn": "sh-latn",
};

/** The pattern file for a language (BCP 47); the language may have none. */
export function patternName(language: string): string {
  const primary = primarySubtag(language);
  return regionalNames[language.toLowerCase()] ?? patternNames[primary] ?? primary;
}

/** Languages a text is written in, from its `lang` attributes. */
export function languagesIn(markup: string): readonly string[] {
  return [...new Set([...markup.matchAll(/\slang="([^"]*)"/g)].map(([, language]) => language ?? ""))];
}

/**
 * Hyphenates the text of well-formed markup, each passage in its own language. Left alone: headings, code, mathematics,
 * addresses, the last word of a paragraph, and words that begin with a capital inside a sentence, which are mostly names;
 * German writes all its nouns so, and is not.
 */
export function hyphenateMarkup(markup: string, hyphenators: ReadonlyMap<string, Hyphenator>): string {
  const open: State[] = [{ skip: false, language: "" }];
  const remembering = new Map([...hyphenators].map(([name, hyphenate]) => [name, remember(hyphenate, name)]));
  let begins = false;
  const hyphenated = markup.replace(/<[^>]*>|[^<]+/g, (piece) => {
    const state = open.at(-1) ?? { skip: false, language: "" };
    if (!piece.startsWith("<")) {
      const isFirst = begins;
      begins = false;
      return state.skip ? piece : hyphenateText(piece, state.language, remembering, isFirst);
    }
    begins ||= /^<(?:p|li|dd|td|blockquote)[\s>]/.test(piece);
    if (piece.startsWith("</")) open.pop();
    else if (!piece.endsWith("/>") && !/^<[!?]/.test(piece)) open.push(inside(piece, state));
    return piece;
  });
  return hyphenated.replace(lastWord, (word) => word.replaceAll(softHyphen, ""));
}

/** A paragraph's last line would be a piece of a word. */
const lastWord = /[^\s<>]*\u00AD[^\s<>]*(?=(?:<\/[a-z]+>)*<\/(?:p|li|dd)>)/g;

type State = { readonly skip: boolean; readonly language: string };

function inside(tag: string, around: State): State {
  const language = /\slang="([^"]*)"/.exec(tag)?.[1] ?? around.language;
  return { skip: around.skip || neverHyphenated.test(tag), language };
}

const neverHyphenated =
  /^<(?:head|style|h[1-6]|code|pre|kbd|samp|math|svg|nav)[\s>]|\sclass="(?:[^"]*\s)?(?:unhyphenated|entry-label)[\s"]/;

/** What ends a sentence, and the marks that open the next. */
const sentenceEnd = /[.!?…]['"”’»)]*\s+[“‘«("'¿¡—]*$/u;

/** `isFirst` where the text begins a paragraph. */
function hyphenateText(
  text: string,
  language: string,
  hyphenators: ReadonlyMap<string, Hyphenator>,
  isFirst: boolean,
): string {
  const hyphenate = hyphenators.get(patternName(language));
  if (hyphenate === undefined) return text;
  const nounsHaveCapitals = primarySubtag(language) === "de";
  // Words next to a slash, an at sign, a dot or digits belong to addresses, file names and formulas.
  return text.replace(
    /(?<![\p{L}\p{M}\p{N}/@._&#])\p{L}[\p{L}\p{M}’']+(?![\p{L}\p{M}\p{N}/@_;]|\.\p{L})/gu,
    (word, at: number) => {
      if (word.length < shortest) return word;
      const isName = !nounsHaveCapitals && /^\p{Lu}/u.test(word) && !beginsSentence(text, at, isFirst);
      return isName ? word : hyphenate(word);
    },
  );
}

function beginsSentence(text: string, at: number, isFirst: boolean): boolean {
  const before = text.slice(Math.max(0, at - 8), at);
  return at <= 8 && isFirst && !/\p{L}/u.test(before) ? true : sentenceEnd.test(before);
}

/** A book's words repeat. */
function remember(hyphenate: Hyphenator, pattern: string): Hyphenator {
  const ends = fewest[primarySubtag(pattern)] ?? [3, 3];
  const known = new Map<string, string>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const hyphenated = withoutShortEnds(hyphenate(word), ends);
    known.set(word, hyphenated);
    return hyphenated;
  };
}

/** One or two letters alone at the end or the beginning of a line look like a mistake. */
function withoutShortEnds(
  word: string,
  [fewestBefore, fewestAfter]: readonly [before: number, after: number],
): string {
  const parts = word.split(softHyphen);
  while (parts.length > 1 && (parts[0] ?? "").length < fewestBefore)
    parts.splice(0, 2, parts.slice(0, 2).join(""));
  while (parts.length > 1 && (parts.at(-1) ?? "").length < fewestAfter)
    parts.splice(-2, 2, parts.slice(-2).join(""));
  return parts.join(softHyphen);
}
