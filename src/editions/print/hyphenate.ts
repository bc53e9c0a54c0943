import { primarySubtag } from "../../language/terms.ts";

/** Puts soft hyphens into one word. */
export type Hyphenator = (word: string) => string;

const softHyphen = "\u00AD";
const shortest = 6;
const fewestBefore = 3;
const fewestAfter = 3;

/** Pattern files of the `hyphen` package by primary subtag, where they are not named by it alone. */
const patternNames: Readonly<Record<string, string>> = { de: "de-1996", en: "en-us", el: "el-monoton" };
const regionalNames: Readonly<Record<string, string>> = {
  "en-gb": "en-gb",
  "en-au": "en-gb",
  "en-ie": "en-gb",
  "en-nz": "en-gb",
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
 * addresses, and words that begin with a capital, which are mostly names; German writes all its nouns so, and is not.
 */
export function hyphenateMarkup(markup: string, hyphenators: ReadonlyMap<string, Hyphenator>): string {
  const open: State[] = [{ skip: false, language: "" }];
  const remembering = new Map([...hyphenators].map(([name, hyphenate]) => [name, remember(hyphenate)]));
  return markup.replace(/<[^>]*>|[^<]+/g, (piece) => {
    const state = open.at(-1) ?? { skip: false, language: "" };
    if (!piece.startsWith("<")) return state.skip ? piece : hyphenateText(piece, state.language, remembering);
    if (piece.startsWith("</")) open.pop();
    else if (!piece.endsWith("/>") && !/^<[!?]/.test(piece)) open.push(inside(piece, state));
    return piece;
  });
}

type State = { readonly skip: boolean; readonly language: string };

function inside(tag: string, around: State): State {
  const language = /\slang="([^"]*)"/.exec(tag)?.[1] ?? around.language;
  return { skip: around.skip || neverHyphenated.test(tag), language };
}

const neverHyphenated =
  /^<(?:head|style|h[1-6]|code|pre|kbd|samp|math|svg|nav)[\s>]|\sclass="(?:[^"]*\s)?(?:unhyphenated|entry-label)[\s"]/;

function hyphenateText(text: string, language: string, hyphenators: ReadonlyMap<string, Hyphenator>): string {
  const hyphenate = hyphenators.get(patternName(language));
  if (hyphenate === undefined) return text;
  const nounsHaveCapitals = primarySubtag(language) === "de";
  // Words next to a slash, an at sign, a dot or digits belong to addresses, file names and formulas.
  return text.replace(
    /(?<![\p{L}\p{M}\p{N}/@._&#])\p{L}[\p{L}\p{M}’']+(?![\p{L}\p{M}\p{N}/@_;]|\.\p{L})/gu,
    (word) => {
      if (word.length < shortest || (!nounsHaveCapitals && /^\p{Lu}/u.test(word))) return word;
      return hyphenate(word);
    },
  );
}

/** A book's words repeat. */
function remember(hyphenate: Hyphenator): Hyphenator {
  const known = new Map<string, string>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const hyphenated = withoutShortEnds(hyphenate(word));
    known.set(word, hyphenated);
    return hyphenated;
  };
}

/** Two letters alone at the end or the beginning of a line look like a mistake. */
function withoutShortEnds(word: string): string {
  const parts = word.split(softHyphen);
  while (parts.length > 1 && (parts[0] ?? "").length < fewestBefore)
    parts.splice(0, 2, parts.slice(0, 2).join(""));
  while (parts.length > 1 && (parts.at(-1) ?? "").length < fewestAfter)
    parts.splice(-2, 2, parts.slice(-2).join(""));
  return parts.join(softHyphen);
}
