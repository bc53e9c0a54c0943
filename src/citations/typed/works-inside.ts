import { certaintyInside } from "./certainty.ts";
import type { Certainty } from "./found-citation.ts";
import type { PrintedDate } from "./printed-date.ts";
import { type DateRead, readDate, yearAt } from "./read-date.ts";
import type { NamesRead } from "./read-names.ts";
import { namesBefore, type ScannedText, smallNameBefore, type Work } from "./scanned-text.ts";
import type { Bracket, Token } from "./tokens.ts";
import { conjunctions, months } from "./words.ts";
import { type PrintedWork, workOf } from "./work-of.ts";

export type Author = {
  readonly read: NamesRead;
  readonly certainty: Certainty;
  /** Where the names stand before the bracket, the bracket. */
  readonly bracket: Bracket | null;
};

export type Stretch = { readonly from: number; readonly to: number };

/** A date, the names before it, or the names of the date before. */
type Dated = {
  readonly date: PrintedDate;
  readonly author: Author;
  readonly own: boolean;
  readonly from: number;
  readonly to: number;
};

/** All works between two tokens, "names, date, locator" one after the other; `outer` are names before the bracket. */
export function worksInside(
  text: ScannedText,
  stretch: Stretch,
  outer: Author | null = null,
): readonly Work[] {
  const dated = datesInside(text, stretch, outer);
  return dated.map((work, index) => {
    const next = dated[index + 1];
    const end = next === undefined ? stretch.to : next.from;
    const printed: PrintedWork = {
      ...work,
      end,
      last: stretch.to,
      secondary: isCitedIn(text.tokens, work.to, end),
    };
    return workOf(text, printed);
  });
}

function datesInside(text: ScannedText, stretch: Stretch, outer: Author | null): readonly Dated[] {
  const found: Dated[] = [];
  let author = outer;
  let lowest = stretch.from;
  for (let at = stretch.from; at < stretch.to; ) {
    const read = readWork(text, stretch, lowest, at);
    if (read === null) {
      at += 1;
      continue;
    }
    const { date, names } = read;
    const named = names !== null || (author !== null && continues(text.tokens, lowest, at));
    if (names !== null) author = { read: names, certainty: certaintyInside(text, names, at), bracket: null };
    const own = names !== null || (found.length === 0 && outer !== null);
    at = date.next;
    if (author === null) continue;
    if (named)
      found.push(...datesOf(text.tokens, date, own ? author.read.from : date.from, own, author, stretch.to));
    lowest = Math.max(at, found.at(-1)?.to ?? 0);
    at = lowest;
  }
  return found;
}

type Read = { readonly date: DateRead; readonly names: NamesRead | null };

function readWork(text: ScannedText, { to }: Stretch, lowest: number, at: number): Read | null {
  if (isLocatorNumber(text.tokens, at, lowest)) return null;
  const date = readDate(text.tokens, at);
  if (date === null || date.next > to) return null;
  const names = namesBefore(text, at, lowest) ?? abbreviationBefore(text, at, lowest);
  const month = nameOfMonth(text, lowest, at, date, names);
  if (month !== null || names !== null || continues(text.tokens, lowest, at)) return month ?? { date, names };
  return { date, names: smallNameBefore(text, at, lowest) };
}

/** "National Institutes of Health (NIH; 2017)". */
function abbreviationBefore(text: ScannedText, at: number, lowest: number): NamesRead | null {
  const [short, mark] = [text.tokens[at - 2], text.tokens[at - 1]];
  const isAlone = at - 2 === lowest && mark?.text === ";" && /^\p{Lu}{2,}$/u.test(short?.text ?? "");
  return isAlone ? namesBefore(text, at - 1, lowest) : null;
}

/** "March, 1991" and "Simon & March, 1958": a name where nobody else is named. */
function nameOfMonth(
  text: ScannedText,
  lowest: number,
  at: number,
  date: DateRead,
  before: NamesRead | null,
): Read | null {
  const { tokens } = text;
  const year = date.next - 1;
  if (!months.has(tokens[at]?.text.toLowerCase() ?? "") || yearAt(tokens, year) === null) return null;
  const joins = at > lowest && conjunctions.has(tokens[at - 1]?.text ?? "");
  if (before === null ? at > lowest && continues(tokens, lowest, at) : !joins) return null;
  const names = namesBefore(text, year, joins ? lowest : at);
  const alone = readDate(tokens, year);
  return names === null || alone === null ? null : { date: alone, names: { ...names, unusual: "none" } };
}

const citedIn =
  /(?:^|[\s,;])(?:(?:as )?(?:cited|quoted|reported|discussed) (?:in|by|from)|qtd\.? in|zit(?:iert|\.) (?:nach|in|bei)|citée?s? (?:dans|par|in)|citad[oa]s? (?:en|por|em)|citato in|apud|цит\. по|به نقل از|نقل از)(?:\s|$)/iu;

/** Whether the work is one that was read in another. */
function isCitedIn(tokens: readonly Token[], from: number, to: number): boolean {
  const words = tokens.slice(from, Math.min(to, from + 20)).map(({ text }) => text);
  return citedIn.test(words.join(" ").replaceAll(" .", "."));
}

/** The number of a page, a chapter, a figure: "p. 1985", "2010: 1984". */
function isLocatorNumber(tokens: readonly Token[], at: number, lowest: number): boolean {
  if (tokens[at]?.kind !== "number" || at - 1 < lowest) return false;
  const before = tokens[at - 1]?.text === "." ? tokens[at - 2] : tokens[at - 1];
  if (
    /^(?:pp?|pages?|s|ch|chap|nos?|vol|fig|figure|table|section|sec|§|ص|صص|art|n|para|стр|с)$/iu.test(
      before?.text ?? "",
    )
  )
    return true;
  return tokens[at - 1]?.text === ":" && at - 1 === lowest;
}

/** Nothing but commas and "and" between two dates of one name: "2018 and 2019", "2010, p. 5; 2012". */
function continues(tokens: readonly Token[], from: number, to: number): boolean {
  const between = tokens.slice(from, to).map(({ text }) => text);
  return between
    .slice(between.lastIndexOf(";") + 1)
    .every((text) => /^(?:[,&]|and|und|et|y|e|also|see|as|well|و|и)$/u.test(text));
}

/** "b", "c" and "d" of "a-d". */
function lettersBehind(range: string): readonly string[] {
  const [, first = "", last = ""] = /^([a-z])-([a-z])$/.exec(range) ?? [];
  const letters = "abcdefghijklmnopqrstuvwxyz";
  return first === "" ? [] : [...letters.slice(letters.indexOf(first) + 1, letters.indexOf(last) + 1)];
}

/** The date and, of "2014a, b, c", what follows it. */
function datesOf(
  tokens: readonly Token[],
  { date, next }: DateRead,
  from: number,
  own: boolean,
  author: Author,
  end: number,
): readonly Dated[] {
  const found: Dated[] = [{ date, author, own, from, to: next }];
  if (date.suffix === "" || date.year === null) return found;
  const add = (suffix: string, at: number): void => {
    const other = { ...date, suffix, text: `${date.year}${suffix}` };
    found.push({ date: other, author, own: false, from: at, to: at + 1 });
  };
  for (const suffix of lettersBehind(tokens[next - 1]?.text ?? "")) add(suffix, next - 1);
  for (let at = next; at + 1 < end; at += 2) {
    const suffix = tokens[at + 1]?.text ?? "";
    const isNext = /^(?:[,;&/]|and|und|et)$/.test(tokens[at]?.text ?? "") && /^[a-rt-z]$/.test(suffix);
    if (!isNext || tokens[at + 2]?.text === ".") break;
    add(suffix, at + 1);
  }
  return found;
}
