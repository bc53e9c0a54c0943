import { datePattern, readDate, type TypedDate } from "./dates.ts";
import { groupWord } from "./lexicon.ts";
import { looksLikeNames, type NameList, readAuthors, readNames } from "./name-list.ts";
import { findNumbers } from "./numbers.ts";
import { sentenceEnds } from "./sentence-ends.ts";

/** The beginning of an entry: who made the work and, in author-date styles, when. */
export type Opening = {
  readonly authors: NameList | null;
  /** Null where the date comes later in the entry, or never. */
  readonly date: TypedDate | null;
  /** From the title on. */
  readonly rest: string;
};

const bracketed = new RegExp(`[([]\\s*(?<date>${datePattern})\\s*[)\\]]`, "iu");
const bare = new RegExp(`(?<=[.,:)\\]\\p{L}] )(?<date>${datePattern})(?=\\s?[.,:])`, "giu");
/** "2020a. Title": a work without an author, in styles that put the date first. */
const first = new RegExp(`^(?<date>${datePattern})[.,]\\s+(?=\\p{L}{2}|["“‘])`, "iu");
const openingQuote = /[“"«„‘]/;
const furthest = 3000;

/** Tells authors, and a date right behind them, from the title. */
export function readOpening(text: string): Opening {
  // A style that is widely installed sets no space: ", editorsKhan O, Siler B. Handbook".
  const glued = /^,\s*editors?(?=\p{Lu})/u.exec(text)?.[0].length;
  if (glued !== undefined) {
    const opening = readOpening(text.slice(glued));
    return opening.authors === null
      ? opening
      : { ...opening, authors: { ...opening.authors, role: "editor" } };
  }
  return datedOpening(text) ?? undatedOpening(text);
}

function datedOpening(text: string): Opening | null {
  const leading = first.exec(text);
  if (leading !== null)
    return { authors: null, date: readDate(leading[0]), rest: text.slice(leading[0].length) };
  const head = text.slice(0, furthest);
  const quote = head.search(/[“«„]|(?<=[\s,.])["‘]/);
  const found = bracketed.exec(head);
  if (found !== null && (quote === -1 || found.index < quote)) {
    const end = found.index + found[0].length;
    const date = found.groups?.["date"] ?? "";
    const opening =
      openingBefore(text, found.index, end, date) ?? titleBeforeDate(text, found.index, end, date);
    if (opening !== null) return opening;
  }
  return bareOpening(text, quote);
}

/** "Smith, John. 2018. Title": a date without brackets. */
function bareOpening(text: string, quote: number): Opening | null {
  const head = text.slice(0, furthest);
  for (const match of head.matchAll(bare)) {
    if (quote !== -1 && match.index > quote) return null;
    if (!/[.,:)\]] $/.test(head.slice(0, match.index)) && !/^\p{L}/u.test(match[0])) continue;
    if (readDate(match[0]) === null) continue;
    const end = match.index + match[0].length;
    const opening = openingBefore(text, match.index, end, match[0]);
    return opening !== null && /^[\s.,:]*\P{L}{0,3}\p{L}/u.test(text.slice(end)) ? opening : null;
  }
  return null;
}

function openingBefore(text: string, start: number, end: number, date: string): Opening | null {
  const before = text.slice(0, start);
  const rest = text.slice(end).replace(/^[\s.,:;)\]]+/, "");
  if (before.trim() === "") return { authors: null, date: readDate(date), rest };
  if (!looksLikeNames(before.replace(/\b\d+ others\b/, ""))) return null;
  const authors = readAuthors(before);
  if (authors === null) return null;
  const [only] = authors.names;
  const isTitle =
    only?.literal !== undefined &&
    authors.names.length === 1 &&
    (!/\p{L}/u.test(rest) || only.literal.includes("/"));
  if (isTitle) return { authors: null, date: readDate(date), rest: `${only.literal}. ${rest}` };
  return { authors: isNobody(authors) ? null : authors, date: readDate(date), rest };
}

function isNobody({ names: [only] }: NameList): boolean {
  return /^anon(?:ymous|\.)?$/i.test(only?.literal ?? "");
}

/** Works without an author have their title in the authors' place: "Title (2018). Publisher". */
function titleBeforeDate(text: string, start: number, end: number, date: string): Opening | null {
  const title = text.slice(0, start).replace(/[\s.,]+$/, "");
  const behind = text.slice(end);
  if (title.length < 3 || title.length > 300 || !/^\s*(?:[.,:]|$)/.test(behind)) return null;
  if (sentenceEnds(title).length > 0 || readNames(title, 0) !== null || findNumbers(title) !== null)
    return null;
  return { authors: null, date: readDate(date), rest: `${title}. ${behind.replace(/^[\s.,:]+/, "")}` };
}

/** Styles that put the date at the end: the authors end where the title's sentence, quotation or emphasis begins. */
function undatedOpening(text: string): Opening {
  const quote = text.search(openingQuote);
  if (quote > 0 && quote < furthest && /[,.:;)\]]\s*$/.test(text.slice(0, quote))) {
    const before = text.slice(0, quote);
    const authors = looksLikeNames(before) ? readAuthors(before, true) : null;
    if (authors !== null) return { authors, date: null, rest: text.slice(quote) };
  }
  const group = groupOpening(text);
  if (group.authors !== null) return group;
  let best: Opening | null = null;
  for (const form of ["inverted", "compact", "initials-first", "inverted-full"] as const) {
    const opening = openingBehind(text, readNames(text, 0, [form]));
    if (opening !== null && (best === null || opening.rest.length < best.rest.length)) best = opening;
  }
  return best ?? group;
}

/** Names end with a stop, a colon, a comma or a word for what they did. */
function openingBehind(text: string, names: NameList | null): Opening | null {
  if (names === null) return null;
  const behind = /^(?:\s*[:.;]\s*|\s*,\s*|\s+)(?=\S)/u.exec(text.slice(names.end));
  if (behind === null) return null;
  const isEnd = text[names.end - 1] === "." || /[:.;,]/.test(behind[0]) || names.role !== null;
  return isEnd ? { authors: names, date: null, rest: text.slice(names.end + behind[0].length) } : null;
}

/** "World Health Organization. Title. Place: Publisher; 2018." */
function groupOpening(text: string): Opening {
  const match = /^(?<group>[^.“"«:;?!,0-9()]{3,80})[.:,] (?=\p{Lu}|\p{Lo}|\d|["“‘])/u.exec(text);
  const group = match?.groups?.["group"] ?? "";
  const isGroup = match !== null && groupWord.test(group);
  if (!isGroup) return { authors: null, date: null, rest: text };
  return {
    authors: { names: [{ literal: group }], end: group.length, others: false, role: null },
    date: null,
    rest: text.slice(match?.[0].length ?? 0),
  };
}
