import { isInitial, isInitialAt, withoutOthers } from "./other-authors.ts";
import type { Token } from "./tokens.ts";
import { conjunctions, inGroupNames, isNoName, openers, particles } from "./words.ts";

/** The names that stand before a date or a bracket. */
export type NamesRead = {
  readonly names: readonly string[];
  /** From the first name to the last, as printed. */
  readonly author: string;
  readonly etAl: boolean;
  /** Index of the first token of the first name. */
  readonly from: number;
  /**
   * `none`: some word stands in no name, "Figure"; `group`: names of institutions have such words, "of"; `small`: it
   * starts with a small letter, as "hooks" and "example/tool".
   */
  readonly unusual: "none" | "group" | "small" | null;
};

type Zone = {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** Earliest token a name may start at. */
  readonly lowest: number;
  /** In running text a comma ends the names, unless "and" or "et al." shows that they are a list. */
  readonly narrative: boolean;
};

const longestList = 60;

/** Reads backwards from the token before `end`; null where no name stands there. */
export function readNamesBefore(zone: Zone, end: number): NamesRead | null {
  const quoted = quotedTitle(zone, end);
  if (quoted !== null) return quoted;
  const { last, etAl } = withoutOthers(zone.tokens, zone.lowest, end);
  const first = startOfNames({ ...zone, lowest: Math.max(zone.lowest, last - longestList) }, last);
  const from = withoutOpeners(zone, commaList(zone, first, last, etAl), last);
  const units = unitsOf(zone.tokens, from, last);
  const names = units.flatMap((unit) => nameOf(zone, unit.from, unit.to));
  if (names.length === 0) return null;
  const words = zone.tokens.slice(from, last).filter(({ kind }) => kind === "word");
  return {
    names,
    author: zone.text.slice(zone.tokens[from]?.start, zone.tokens[last - 1]?.end),
    etAl,
    from,
    unusual: unusualIn(words.map((word) => word.text)),
  };
}

const longestSmallName = 6;

/** Names that do not look like names, for the list to decide: back to a mark, in running text back to a space. */
export function readSmallNameBefore(
  { text, tokens, lowest, narrative }: Zone,
  end: number,
): NamesRead | null {
  const last = /^[,.]$/.test(tokens[end - 1]?.text ?? "") ? end - 1 : end;
  let from = last;
  while (from > Math.max(lowest, last - longestSmallName)) {
    const token = tokens[from - 1];
    const isSpaced = from < last && (token?.end ?? 0) < (tokens[from]?.start ?? 0);
    if (token === undefined || /^[,;:()[\]"]$/.test(token.text) || (narrative && isSpaced)) break;
    from -= 1;
  }
  const name = text.slice(tokens[from]?.start, tokens[last - 1]?.end);
  if (from >= last || !/\p{L}/u.test(name)) return null;
  return { names: [name], author: name, etAl: false, from, unusual: "small" };
}

function unusualIn(words: readonly string[]): NamesRead["unusual"] {
  const [first = ""] = words;
  if (words.some(isNoName)) return "none";
  if (words.length === 1 && openers.has(first.toLowerCase())) return "none";
  const linking = (word: string): boolean =>
    inGroupNames.has(word) && !particles.has(word) && !conjunctions.has(word);
  return words.some(linking) ? "group" : null;
}

const isCaseless = (word: string): boolean => /^\p{Lo}/u.test(word);
const isNameWord = (word: string): boolean =>
  /^ʿ?[\p{Lu}\p{Lt}\p{Lo}]/u.test(word) || /^(?:[dl]'|al-|el-)\p{Lu}/u.test(word);

/** "SOUZA; SILVA, 2010", as ABNT NBR 10520 writes it. */
const isCapitals = (word: string): boolean => /^\p{Lu}{2,}(?:['-]\p{Lu}+)*$/u.test(word);

/** A short title that stands for the author: “Robot Programming,” 2008. */
function quotedTitle({ text, tokens, lowest }: Zone, end: number): NamesRead | null {
  let close = end - 1;
  while (close > lowest && /^[,.]$/.test(tokens[close]?.text ?? "")) close -= 1;
  if (tokens[close]?.text !== '"') return null;
  let open = close - 1;
  while (open >= Math.max(lowest, close - 30) && tokens[open]?.text !== '"') open -= 1;
  const first = tokens[open + 1];
  if (tokens[open]?.text !== '"' || first === undefined || open + 1 === close) return null;
  const title = text.slice(first.start, tokens[close]?.start).replace(/[,.\s]+$/, "");
  return { names: [title], author: title, etAl: false, from: open, unusual: "none" };
}

/** Walks back over everything that can be part of names. */
function startOfNames(zone: Zone, last: number): number {
  let first = last;
  let caseless = 0;
  while (first > zone.lowest) {
    const word = zone.tokens[first - 1]?.text ?? "";
    if (isCaseless(word)) caseless += 1;
    if (!belongs(zone.tokens, first - 1, last) || caseless > 8) break;
    if (isCaseless(word) && openers.has(word)) break;
    first -= 1;
  }
  return first;
}

function belongs(tokens: readonly Token[], at: number, last: number): boolean {
  const token = tokens[at];
  if (token === undefined || token.kind === "number") return false;
  if (token.kind === "word") {
    if (isNameWord(token.text)) return true;
    const known = particles.has(token.text) || inGroupNames.has(token.text) || conjunctions.has(token.text);
    return known && at + 1 < last;
  }
  const next = tokens[at + 1]?.text ?? "";
  const before = tokens[at - 1]?.text ?? "";
  switch (token.text) {
    case ",":
    case "&":
    case "+":
      return at + 1 < last && (/[\p{L}.]$/u.test(before) || (before === "," && token.text !== ","));
    case "/":
      return isNameWord(next) && isNameWord(before);
    case ";":
      return at + 1 < last && isCapitals(before) && isCapitals(next);
    case ".":
      return (
        (isInitialAt(tokens, at - 1) || /^(?:Jr|Sr|St|Dr|Prof)$/.test(before)) &&
        tokens[at - 1]?.end === token.start
      );
    case "-":
      return before === "." && isInitial(next);
    default:
      return false;
  }
}

/** In running text "Moreover, Hill (2020)" is one name and "Hill, Moss and Berg (2020)" are three. */
function commaList({ tokens, narrative }: Zone, first: number, last: number, etAl: boolean): number {
  if (!narrative || etAl) return first;
  const words = tokens.slice(first, last);
  const comma = words.findLastIndex(
    ({ text }, index) => text === "," && !isInitial(words[index + 1]?.text ?? ""),
  );
  if (comma === -1) return first;
  const behind = words.slice(comma + 1);
  return behind.some(({ text }, index) => index < behind.length - 1 && conjunctions.has(text))
    ? first
    : first + comma + 1;
}

/** Takes "See", "In", commas and small words away from the beginning. */
function withoutOpeners({ tokens }: Zone, first: number, last: number): number {
  let from = first;
  while (from < last) {
    const word = tokens[from]?.text ?? "";
    const lower = word.toLowerCase();
    const isMark = tokens[from]?.kind === "mark";
    const isSmall = word === lower && !isCaseless(word) && !leadsName(tokens, from);
    const isOpener = openers.has(lower) && from + 1 < last && !isInitialAt(tokens, from);
    if (!isMark && (!isSmall || isNameWord(word)) && !isOpener) break;
    from += 1;
  }
  return from;
}

/** "van" of "van der Berg". */
function leadsName(tokens: readonly Token[], at: number): boolean {
  let next = at;
  while (particles.has(tokens[next]?.text ?? "")) next += 1;
  return next > at && next < at + 4 && isNameWord(tokens[next]?.text ?? "");
}

function unitsOf(
  tokens: readonly Token[],
  from: number,
  to: number,
): readonly { from: number; to: number }[] {
  const units: { from: number; to: number }[] = [];
  let start = from;
  for (let at = from; at <= to; at += 1) {
    const text = tokens[at]?.text ?? "";
    const isParticle = text === "y" || text === "e" || text === "i";
    const parts =
      text === "," || text === ";" || text === "/" || conjunctions.has(text) || (isParticle && at > start);
    if (at < to && !parts) continue;
    if (at > start) units.push({ from: start, to: at });
    start = at + 1;
  }
  return units;
}

/** A name without initials before or behind it, "Jr." and "'s"; none where nothing else is there. */
function nameOf({ tokens, text }: Zone, from: number, to: number): readonly string[] {
  const words = tokens.slice(from, to).filter(({ kind }) => kind === "word");
  const hasLongWord = words.some((word) => /\p{Ll}{2}|\p{Lo}/u.test(word.text));
  const isSmall = (word: Token | undefined): boolean =>
    word !== undefined &&
    !/^Ste?$/.test(word.text) &&
    (/^\p{Lu}$/u.test(word.text) ||
      /^(?:Jr|Sr|II|III|Dr|Prof)$/.test(word.text) ||
      (hasLongWord && isInitial(word.text) && (text[word.end] === "." || /^\p{Lu}{2,3}$/u.test(word.text))));
  let first = 0;
  let last = words.length;
  while (first < last && isSmall(words[first])) first += 1;
  while (last > first && isSmall(words[last - 1])) last -= 1;
  if (first === last) return [];
  const name = text.slice(words[first]?.start, words[last - 1]?.end);
  return [name.replace(/['’]s$/u, "").replace(/['’]$/u, "")];
}
