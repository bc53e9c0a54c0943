import { datePattern } from "./dates.ts";
import { trimMarks } from "./entry-text.ts";
import { containerWord, publisherWord } from "./lexicon.ts";
import { findNumbers, type Numbers } from "./numbers.ts";
import { type SentenceEnd, sentenceEnds } from "./sentence-ends.ts";

/** An entry from its title on, taken apart once. */
export type TitleSplit = {
  readonly title: string;
  /** True where the author put the title in quotation marks. */
  readonly quoted: boolean;
  /** What stands behind the title, up to the numbers. */
  readonly container: string;
  /** True where "In" introduces the container. */
  readonly contained: boolean;
  readonly numbers: Numbers | null;
  /** What stands behind the numbers; everything behind the title where there are none. */
  readonly rest: string;
};

const closing: Readonly<Record<string, string>> = {
  "“": "”",
  '"': '"',
  "«": "»",
  "„": "“”",
  "‘": "’",
  "'": "'",
  "»": "«",
};
const inside =
  /(?:(?<=[.?!,;:”"’'»)\]] )(?:In|En|Dans|Chap\. in)(?: ?: ?|, ?| )(?=[\p{Lu}\p{Lo}\d“"(‘]|editors?\p{Lu})|(?<=\p{L} )In: (?=\p{Lu})|(?<=[.,;?!”"’'] )in: ?(?=\S)|(?<=[.,;”"’'] )in (?=\p{Lu}|\d|\(|vol)|(?<=[.,;»] )در:? (?=\p{Lo}))/gu;
const thesis =
  "(?:unpublished |published )?(?:ph\\.? ?d\\.?|doctoral|doctor|master(?:[’']?s)?|m\\.? ?[as]\\.?|m\\.?sc\\.?|bachelor(?:[’']?s)?|bachelor|diploma|dphil|habilitation)[ ‐-](?:thesis|dissertation|arbeit)|dissertation|inaugural-dissertation|diplomarbeit|masterarbeit|thèse de doctorat|tesis doctoral|پایان‌?نامه";
/** What a work is, in square brackets behind its title. */
const forms =
  "thesis|dissertation|software|data ?set|program|package|video|film|picture|report|paper|poster|presentation|podcast|map|photograph|lecture|speech|interview|preprint|manuscript|blog|post|tweet|web ?page|website|audio|music|slides|review of|press release|brochure|magazine|news|letter|app|code|unpublished|conference|abstract|database|online|www|document";
const bracket = new RegExp(
  `\\s(?:\\[[^\\]]{0,40}(?:${forms})[^\\]]{0,40}\\]|\\((?:[^()]{0,40}\\b(?:ed|edn|eds|edition|aufl|auflage|éd|rev)\\b[^()]{0,20}|vols?\\. ?[^()]{1,30}|volume [^()]{1,30}|version [^()]{1,30}|v?\\d+\\.\\d+[^()]{0,12}|[^()]{0,40}(?:no\\.|number|nr\\.) ?[^()]{1,30}|arxiv:[^()]{4,30}|ser\\. ?[^()]{1,40}|${thesis}[^()]{0,60})\\))|[.,]\\s(?=(?:${thesis})|vols?\\.\\s?\\d|\\d{1,2}(?:st|nd|rd|th|\\.) (?:ed|edn|edition|aufl|auflage)(?![\\p{L}]))`,
  "iu",
);

/** Where the title ends; `emphasised` are the stretches the author set off. */
export function splitTitle(text: string, emphasised: readonly string[]): TitleSplit {
  const quotedEnd = endOfQuotation(text);
  if (quotedEnd !== null) return behindTitle(text, text.slice(1, quotedEnd - 1), quotedEnd, true);
  const opening = emphasised.find((words) => words.length > 2 && text.startsWith(words));
  if (opening !== undefined && opening.length < text.length - 0)
    return behindTitle(text, opening, opening.length, false);
  const container = containerBySetting(text, emphasised);
  const contained = firstMatch(inside, text);
  const marked = bracket.exec(text);
  const cuts = [contained?.index, marked?.index, container].filter((cut) => cut !== undefined && cut > 2);
  const cut = Math.min(...cuts.map((offset) => offset ?? 0));
  if (cuts.length > 0 && (marked?.index !== cut || !hasEndBefore(text, cut)))
    return behindTitle(text, text.slice(0, cut), cut, false);
  return byNumbers(text) ?? byPublisher(text);
}

function hasEndBefore(text: string, cut: number): boolean {
  return sentenceEnds(text.slice(0, cut)).length > 0;
}

function firstMatch(pattern: RegExp, text: string): RegExpExecArray | null {
  pattern.lastIndex = 0;
  const found = pattern.exec(text);
  pattern.lastIndex = 0;
  return found;
}

/** The first emphasised stretch that begins behind a mark. */
function containerBySetting(text: string, emphasised: readonly string[]): number | undefined {
  for (const words of emphasised) {
    if (words.trim().length < 3) continue;
    const at = text.indexOf(words);
    if (at > 0 && /[.,?!:;”"’»]\s*(?:[Ii]n:?\s)?$/.test(text.slice(0, at))) return at;
  }
  return undefined;
}

/** Offset behind the closing mark of a quotation the text begins with. */
function endOfQuotation(text: string): number | null {
  const close = closing[text[0] ?? ""];
  if (close === undefined) return null;
  let last: number | null = null;
  for (let at = 1; at < text.length; at += 1) {
    if (!close.includes(text[at] ?? " ")) continue;
    const [before = "", after = ""] = [text[at - 1], text[at + 1]];
    if (/[.,?!;]/.test(before) || (after === "" && last === null)) return at + 1;
    if (after === ":" && !/[.,?!;]/.test(before)) return null;
    if (/[.,;?!)]/.test(after) && !/\p{L}/u.test(text[at + 2] ?? "")) return at + 1;
    if (after === " " && last === null) last = at + 1;
  }
  return last;
}

function behindTitle(text: string, title: string, end: number, quoted: boolean): TitleSplit {
  const behind = text.slice(end);
  const lead = /^[\s.,;:]*(?:(?:[Ii]n|[Ee]n|[Dd]ans|در)(?:\s?:\s?|,\s|\s)(?=\S))?/u.exec(behind)?.[0] ?? "";
  const contained = /\p{L}/u.test(lead);
  const rest = behind.slice(lead.length);
  const numbers = findNumbers(` ${rest}`);
  const journal =
    numbers !== null &&
    (!contained || isVolume(rest, numbers)) &&
    isOneName(rest.slice(0, Math.max(0, numbers.start - 1)));
  return {
    title: trimTitle(title),
    quoted,
    contained,
    numbers: journal ? numbers : null,
    container: journal ? trimContainer(rest.slice(0, numbers.start - 1)) : "",
    rest: journal ? rest.slice(numbers.end - 1) : rest,
  };
}

/** "In: Journal 12 (3), S. 345–367": a volume without brackets is a journal's. */
function isVolume(rest: string, { start, volume }: Numbers): boolean {
  return (
    volume !== null &&
    /^\d+$/.test(volume) &&
    /^\d/.test(rest.slice(start - 1)) &&
    !/[([]$/.test(rest.slice(0, start - 1))
  );
}

/** No sentence ends in it, so it is the name of one thing. */
function isOneName(text: string): boolean {
  const name = trimMarks(text);
  return (
    /\p{L}{2}/u.test(name) &&
    name.length < 200 &&
    !name.includes("(Eds.)") &&
    !/[[(](?:[Ee]ds?|[Hh]rsg)\.?[)\]]|\bedited by\b|\beditors?\b/.test(name) &&
    !/(?:thesis|dissertation)/i.test(name)
  );
}

function isPublishersName(segment: string): boolean {
  if (
    /(?:\bLLC|\bLtd|\bInc|\bGmbH|\bGroup|\bPress|\bVerlag|\bPublish\w+|\bWiley|\bSpringer|\bElsevier)\b/.test(
      segment,
    )
  )
    return true;
  return publisherWord.test(segment) && !containerWord.test(segment);
}

/** "Nature Biotechnology, Nature Publishing Group". */
const publisherBehind = /,\s[^,]{4,60}$/;

function trimContainer(text: string): string {
  const trimmed = trimMarks(text.replace(/[\s,;:([]+$/, ""))
    .replace(/^(?:[Ii]n:?\s)(?=\p{Lu}|\d)/u, "")
    .replace(/,?\s(?:1[5-9]|20)\d\d$/, "")
    .replace(publisherBehind, (segment) => (isPublishersName(segment) ? "" : segment));
  return trimMarks(trimmed);
}

function trimTitle(text: string): string {
  const trimmed = trimMarks(text.trim());
  return /^[“"‘«].*[”"’»]$/u.test(trimmed) && endOfQuotation(trimmed) === trimmed.length
    ? trimMarks(trimmed.slice(1, -1))
    : trimmed;
}

/** "Journal. December 2006. Vol. 7": the date of the issue. */
const datedAgain = new RegExp(`(?<=\\.\\s)${datePattern}[.,]?\\s*$`, "iu");

/** "Title : Publisher", "Title : Place". */
const colonApart = /\s:\s(?=\p{Lu}[^:]{3,80}$)/u;

/** "Title. Journal 12(3), 45": the journal's name stands between the last sentence's end and the numbers. */
function byNumbers(text: string): TitleSplit | null {
  const numbers = findNumbers(text);
  if (numbers === null) return null;
  const before = text.slice(0, numbers.start).replace(datedAgain, "");
  const start = containerStart(before);
  if (start === null)
    return containerWord.test(before) && !/[,:]\s/.test(before) ? untitled(before, numbers, text) : null;
  const [container = "", ordinal = ""] = before.slice(start.next).split(ordinalYear);
  return {
    title: trimTitle(before.slice(0, start.end)),
    quoted: false,
    contained: false,
    container: trimContainer(container),
    numbers,
    rest: ordinal === "" ? text.slice(numbers.end) : `${trimMarks(ordinal)}. ${text.slice(numbers.end)}`,
  };
}

/** "Journal, 2nd Year, Winter, 105": no volume is named. */
const ordinalYear = /,\s(?=\d{1,3}(?:st|nd|rd|th)\s(?:year|vol))/i;
/** "A. Mora, Shore Rev. 12, 345 (2018)": styles that leave the title out. */
function untitled(before: string, numbers: Numbers, text: string): TitleSplit {
  const container = trimContainer(before);
  return { title: "", quoted: false, contained: false, container, numbers, rest: text.slice(numbers.end) };
}

const strongStart =
  /^(?:(?:The |An? )?(?:\p{Lu}[\p{L}-]+ ){0,3}(?:Journal|Proceedings|Transactions|Annals|Bulletin|Quarterly|Review|Letters|Magazine|Zeitschrift|Revue|Revista|Cuadernos)(?: of| on| for| in| de| für|[,.]|$| \p{Lu})|Association for Computing|IEEE |ACM |فصلنامه|مجله|پژوهشنامه|دوفصلنامه)/u;
const continuation =
  /^(?:Series|Section|Part|Transactions|Physical Sciences|Biological Sciences|Mathematical|Sect|Ser|[A-H])(?![\p{L}])/u;

function containerStart(before: string): SentenceEnd | null {
  const ends = sentenceEnds(before).filter(({ next }) => /\p{L}{2}|\p{L}\./u.test(before.slice(next)));
  const segment = (index: number): string =>
    before.slice(ends[index]?.next ?? 0, ends[index + 1]?.end ?? before.length);
  const strong = ends.findIndex(
    (_, index) => strongStart.test(segment(index)) && !/[?!]/.test(segment(index)),
  );
  if (strong !== -1) return ends[strong] ?? null;
  let last = ends.length - 1;
  while (last > 0 && (continuation.test(segment(last)) || isAbbreviated(segment(last - 1)))) last -= 1;
  return ends[last] ?? lastComma(before);
}

/** "Microb." before "Genomics": words cut short, each with its stop. */
function isAbbreviated(segment: string): boolean {
  return /^(?:\p{Lu}[\p{L}]{0,9}\. ?){1,4}$/u.test(segment.trim());
}

/** Styles that divide by commas alone: the journal begins behind the last comma before a capital. */
function lastComma(before: string): SentenceEnd | null {
  const body = before.replace(/[\s,.:;(]+$/, "");
  const commas = [...body.matchAll(/,\s+(?=[\p{Lu}\p{Lo}])/gu)].map(({ index, 0: mark }) => ({
    end: index,
    next: index + mark.length,
  }));
  const named = commas.find(({ next }) => containerWord.test(body.slice(next).split(/, /)[0] ?? ""));
  return named ?? commas.at(-1) ?? null;
}

/** "Title, 2018." */
const dateAtEnd = new RegExp(`[,;.]?\\s+[([]?${datePattern}[)\\]]?[\\s.]*$`, "iu");
/** "Title (Publisher, 2018)", "Title (Publisher)". */
const imprintAtEnd =
  /\s\((?=[^()]{3,80},\s(?:1[5-9]|20)\d\d\)|(?=[^()]*\p{Ll}{2})\p{Lu}[^()\d]{4,80}\)[\s.]*$)/u;

/** Books, reports, pages: the title is the first sentence; where commas divide, it ends before the publisher. */
function byPublisher(text: string): TitleSplit {
  const [first] = sentenceEnds(text);
  const imprint = endAt(imprintAtEnd.exec(text));
  const ends = [
    first ?? (imprint === null ? commaBeforePublisher(text) : null),
    endAt(dateAtEnd.exec(text)),
    endAt(colonApart.exec(text)),
    imprint,
  ].filter((end) => end !== null);
  const end = ends.toSorted((one, other) => one.end - other.end)[0] ?? {
    end: text.length,
    next: text.length,
  };
  return {
    title: trimTitle(text.slice(0, end.end)),
    quoted: false,
    contained: false,
    container: "",
    numbers: null,
    rest: text.slice(end.next),
  };
}

function endAt(match: RegExpExecArray | null): SentenceEnd | null {
  return match === null || match.index < 2 ? null : { end: match.index, next: match.index };
}

function commaBeforePublisher(text: string): SentenceEnd | null {
  const commas = [...text.matchAll(/[,;]\s+(?=[\p{Lu}\p{Lo}])/gu)].map(({ index, 0: mark }) => ({
    end: index,
    next: index + mark.length,
  }));
  const found = commas.find(({ next }) => {
    const segment = text.slice(next).split(/[,;]\s/)[0] ?? "";
    return publisherWord.test(segment) && segment.length < 80;
  });
  if (found !== undefined) return found;
  return /,\s\(?(?:1[5-9]|20)\d\d[a-z]?\)?\.?$/.test(text) ? (commas.at(-1) ?? null) : null;
}
