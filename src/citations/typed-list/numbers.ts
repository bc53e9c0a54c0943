import { datePattern, readDate, type TypedDate } from "./dates.ts";
import { publisherWord } from "./lexicon.ts";

/** The numbers at the end of a journal article's entry. */
export type Numbers = {
  /** Offset of the first of them. */
  readonly start: number;
  readonly end: number;
  readonly volume: string | null;
  readonly issue: string | null;
  readonly pages: string | null;
  readonly date: TypedDate | null;
};

const volume = "(?<volume>\\d{1,4}[A-Za-z]?(?:[-–/]\\d{1,4})?)(?![\\p{L}\\p{M}\\d])";
const issue = "(?<issue>(?![^()]{0,40},\\s\\d{4}\\))[^()]{1,40})";
const page = "(?:[A-Za-z]{0,3}\\d[\\dA-Za-z]{0,14}(?:\\.\\d{1,5})?|[ivxlc]{1,7}(?![\\p{L}]))";
const range = `${page}(?:\\s?[-–—]{1,2}\\s?${page})?`;
const pages = `(?<pages>${range}(?:,\\s?\\d+[-–]\\d+){0,2})(?!\\p{L})`;
const year = "(?:1[0-9]{3}|20[0-9]{2})";
const label =
  "(?:[Nn]o|[Nn]os|[Ii]ssue|[Nn]r|[Hh]eft|[Hh]|n°|n\\.º|núm|[Nn]úmero|[Nn]um|[Nn]º|№|شماره|ش)\\.?";
const volumeLabel = "(?:[Vv]olume|[Vv]ol|[Bb]and|[Bb]d|[Jj]g|[Jj]ahrgang|t|[Tt]ome|دوره|سال|ج)\\.?\\s?";
const pagesLabel = "(?:pp?|[Pp]ages?|S|[Ss]eiten?|págs?|ص ?ص|صص|ص)\\.?\\s?";

/** One style each; the first that fits at a place is taken. */
const forms: readonly RegExp[] = [
  // 2018;12(3):45-67
  `(?<date>${year}(?: (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\\.?(?:[-–/][A-Z][a-z]{2})?(?: \\d{1,2})?)?)\\s?;\\s?(?:${volume})?\\s?(?:\\(${issue}\\))?(?:\\s?:\\s?${pages})?`,
  // vol. 12, no. 3, 2018, pp. 45–67
  `${volumeLabel}${volume}(?:[,;:]?\\s?\\(?${label}\\s?(?<labelled>\\d[\\d\\w–/-]{0,12})\\)?|\\s?\\(${issue}\\))?(?:,?\\s\\(?(?<date>${datePattern})\\)?)?(?:[,:]\\s(?:${pagesLabel})?${pages})?`,
  // 12, no. 3 (2018): 45–67
  `${volume}[,.]?\\s\\(?${label}\\s?(?<issue>\\d[\\d\\w–/-]{0,12})\\)?(?:,?\\s\\(?(?<date>${datePattern})\\)?)?(?:\\s?[:,]\\s(?:${pagesLabel})?${pages})?`,
  // 2018, 12 (3), 45–67
  `(?<date>${year}),\\s${volume}(?:\\s?\\(${issue}\\))?(?:,\\s(?:${pagesLabel})?${pages})?`,
  // 12 (2018) 45–67, 12 (2018), no. 3, pp. 45–67
  `${volume}\\s?\\((?<date>${datePattern})\\)(?:[,:;]?\\s(?:${label}\\s?(?<issue>\\d[\\d/–-]{0,8})[,:]?\\s)?(?:${pagesLabel})?${pages})?`,
  // 12.3 (2018), 45–67
  `(?<volume>\\d{1,4})\\.(?<issue>\\d{1,3}(?:[-–/]\\d{1,3})?)\\s\\((?<date>${datePattern})\\)(?:[,:]\\s(?:${pagesLabel})?${pages})?`,
  // 12/3: 45–67
  `(?<volume>\\d{1,4})/(?<issue>\\d{1,3}(?:[-–]\\d{1,3})?)(?:\\s?[:,]\\s?(?:${pagesLabel})?${pages})?(?![\\d/])`,
  // 12(3), 45–67; 12(3):45–67
  `${volume}\\s?\\(${issue}\\)(?:\\s?\\((?<date>${datePattern})\\))?(?:\\s?[,:;.]?\\s?(?:${pagesLabel})?(?:Article |Art\\. ?|art\\. ?)?${pages})?(?:\\s?\\((?<date2>${datePattern})\\))?`,
  // 12:45–67
  `${volume}\\s?:\\s?${pages}(?:\\s?\\((?<date>${datePattern})\\))?`,
  // 12, 45–67 (2018)
  `${volume},\\s(?:${pagesLabel})?(?:Article |Art\\. ?|art\\. ?)?${pages}(?:\\s?\\((?<date>${datePattern})\\))?`,
  // (84)
  `\\((?<issue>\\d{1,4})\\)(?:[,:]\\s?(?:${pagesLabel})?${pages})?(?=[\\s.,;]|$)`,
  // pp. 45–67
  `(?:${pagesLabel})${pages}(?:,?\\s\\(?(?<date>${datePattern})\\)?)?`,
].map((form) => new RegExp(form, "iuy"));
/** Pages alone, behind a comma or colon. */
const pagesAlone = /(?<pages>\d{1,6}\s?[-–—]\s?\d{1,6})(?=\s?(?:[.,;(]|$))/uy;
/** A volume alone, at the very end. */
const alone = new RegExp(`(?<volume>\\d{1,4}[A-Z]?)(?:\\s?\\((?<date>${datePattern})\\))?\\s?\\.?$`, "uy");
const number =
  /(?<=[\s(,.;:])(?:\d|\(\d|[VvBbJj]ol|[Bb]d|[Jj]g|[Jj]ahrg|[Bb]and|[Tt]ome|t\. ?\d|pp?\. ?\d|pp\b|S\. ?\d|págs?|دوره|سال|ج\.|صص?)/gu;

/** Finds a journal's numbers: the first ones behind which hardly any word is left. Null where there are none. */
export function findNumbers(text: string): Numbers | null {
  for (const match of text.matchAll(number)) {
    const before = text.slice(0, match.index);
    if (!/\p{L}{2}/u.test(before)) continue;
    const found = numbersAt(text, match.index);
    if (found !== null && isTail(text.slice(found.end))) return found;
  }
  return null;
}

function numbersAt(text: string, at: number): Numbers | null {
  const before = text.slice(Math.max(0, at - 4), at);
  const fitting = [
    ...forms,
    ...(/[,\p{L})\]]\s?$/u.test(before) ? [alone] : []),
    ...(/[,:]\s$/.test(before) ? [pagesAlone] : []),
  ];
  for (const form of fitting) {
    form.lastIndex = at;
    const match = form.exec(text);
    if (match === null || match[0] === "") continue;
    const found = numbersOf(match);
    return form === alone && found.volume === null ? null : found;
  }
  return null;
}

const yearAlone = /^(?:1[5-9]|20)\d\d$/;

function numbersOf({ index, 0: whole, groups = {} }: RegExpExecArray): Numbers {
  // Node 22 takes no name twice in one expression.
  const { volume: number, labelled, issue: inBrackets = labelled, pages: printed, date, date2 } = groups;
  const dated = readDate(date ?? date2 ?? "");
  // "9 (2016) 901–937", and "Proceedings, 2017, 524–531", where the year stands where a volume could.
  const isYear = (value: string | undefined): boolean =>
    dated === null && yearAlone.test(value?.trim() ?? "");
  const [issueIsYear, volumeIsYear] = [
    isYear(inBrackets) && whole.includes(`(${inBrackets ?? ""})`),
    inBrackets === undefined && isYear(number),
  ];
  return {
    start: index,
    end: index + whole.length,
    volume: volumeIsYear ? null : (number ?? null),
    issue: issueIsYear ? null : (inBrackets?.trim() ?? null),
    pages: printed === undefined ? null : pageRange(printed),
    date: dated ?? (issueIsYear ? readDate(inBrackets ?? "") : volumeIsYear ? readDate(number ?? "") : null),
  };
}

/** Hardly a word behind a journal's numbers, or its publisher. */
function isTail(text: string): boolean {
  return wordsIn(text) <= (publisherWord.test(text) ? 8 : 3);
}

/** Words of more than two letters: not "pp." or "Art.". */
function wordsIn(text: string): number {
  return text.match(/(?<![\p{L}\p{M}])\p{L}[\p{L}\p{M}]{3,}/gu)?.length ?? 0;
}

/** En rules as hyphens; figures left out of the last page are filled in: "901–37" is 901-937. */
export function pageRange(text: string): string {
  const plain = text.replace(/\s?[–—-]+\s?/g, "-").trim();
  const match = /^(\d+)-(\d+)$/.exec(plain);
  const [first = "", last = ""] = match?.slice(1) ?? [];
  if (match === null || last.length >= first.length) return plain;
  return `${first}-${first.slice(0, first.length - last.length)}${last}`;
}
