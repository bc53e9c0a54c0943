/** A date as an entry gives it. */
export type TypedDate = {
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
  /** The letter that tells works of one year apart. */
  readonly suffix: string | null;
  /** Last year of a span. */
  readonly until: number | null;
  /** "n.d.", "in press" and what else stands for a year. */
  readonly words: string | null;
};

const months: readonly (readonly string[])[] = [
  ["january", "jan", "januar", "jänner", "janvier", "janv", "enero", "ene", "gennaio", "janeiro", "januari"],
  ["february", "feb", "februar", "février", "févr", "fév", "febrero", "febbraio", "fevereiro", "februari"],
  ["march", "mar", "märz", "mars", "marzo", "março", "maart", "mrz"],
  ["april", "apr", "avril", "avr", "abril", "abr", "aprile"],
  ["may", "mai", "mayo", "maggio", "maio", "mei"],
  ["june", "jun", "juni", "juin", "junio", "giugno", "junho"],
  ["july", "jul", "juli", "juillet", "juil", "julio", "luglio", "julho"],
  ["august", "aug", "août", "agosto", "ago", "augustus"],
  ["september", "sept", "sep", "septembre", "septiembre", "settembre", "setembro"],
  ["october", "oct", "oktober", "okt", "octobre", "octubre", "ottobre", "outubro"],
  ["november", "nov", "novembre", "noviembre", "novembro"],
  ["december", "dec", "dezember", "dez", "décembre", "déc", "diciembre", "dic", "dicembre", "dezembro"],
];
const solarMonths = "فروردین|اردیبهشت|خرداد|تیر|مرداد|شهریور|مهر|آبان|آذر|دی|بهمن|اسفند".split("|");
const monthByName = new Map<string, number>([
  ...months.flatMap((names, index) => names.map((name) => [name, index + 1] as const)),
  ...solarMonths.map((name, index) => [name, index + 1] as const),
]);

/** Alternatives of a pattern, the longest names first. */
export const monthNames = [...monthByName.keys()].toSorted((a, b) => b.length - a.length).join("|");

/** A season, term or quarter may stand where a month does. */
const seasons =
  "spring|summer|autumn|fall|winter|frühling|frühjahr|sommer|herbst|printemps|été|automne|hiver|primavera|verano|otoño|invierno|بهار|تابستان|پاییز|زمستان";

const year = "(?:1[0-9]{3}|20[0-9]{2})";
/** The year in another calendar, or of another edition: "1366 [1987/88]". */
const otherYear = `(?:[ ]?\\[${year}(?:[ ]?[-–—/][ ]?(?:${year}|\\d{1,2}))?\\])`;
const wordsForYear =
  "n\\. ?d\\.?(?:-?[a-z](?![\\p{L}]))?|no date|sans date|ohne Jahr|undated|in press|forthcoming|to appear|in preparation|submitted|accepted|under review|o\\. ?J\\.?|im Druck|im Erscheinen|i\\. ?E\\.|s\\. ?f\\.|s\\. ?d\\.|sin fecha|sous presse|à paraître|en prensa|بی‌?تا|زیر چاپ|د\\. ?ت\\.";
const monthDay = `(?:(?:${monthNames})\\.?(?:[ ]\\d{1,2}(?:st|nd|rd|th)?)?(?:[ ]?[-–—/][ ]?(?:(?:${monthNames})\\.?[ ]?)?\\d{0,2})?|\\d{1,2}(?:\\.|st|nd|rd|th)?[ ](?:de )?(?:${monthNames})\\.?|${seasons})`;

/** What may stand in a date's brackets, and a date anywhere; `i` and `u` are wanted. */
export const datePattern = `(?:(?:ca?\\.|circa|um|©|c)\\s?)?(?:${wordsForYear}|(?:${monthDay},?[ ](?:de )?)?${year}(?:[ ]?[-–—/][ ]?(?:${year}|\\d{2}(?!\\d)|present))?${otherYear}?(?:[a-rt-z](?![\\p{L}'])|[ ][a-h](?![\\p{L}.']))?(?:,?[ ]${monthDay})?|\\d{1,2}/\\d{1,2}/${year}|${year}/\\d{1,2}/\\d{1,2})`;

const whole = new RegExp(
  `(?:^|[^\\d])(?<year>${year})(?:\\s?[-–—/]\\s?(?<until>${year}|\\d{2}(?!\\d)))?${otherYear}?\\s?(?<suffix>[a-rt-z](?![\\p{L}']))?`,
  "iu",
);
const named = new RegExp(`(?<![\\p{L}])(${monthNames})(?![\\p{L}])\\.?`, "iu");

/** Reads "2018", "2018a", "2012, August 19", "3. März 2018", "13 Mar. 2008", "n.d."; null where there is no date in it. */
export function readDate(text: string): TypedDate | null {
  const found =
    new RegExp(`(?<![\\p{L}\\p{M}])(?:${wordsForYear})(?![\\p{L}\\p{M}])`, "iu").exec(text)?.[0] ?? null;
  // "S. D." are somebody's initials.
  const words = found !== null && /^\p{Lu}\. ?[A-Z]\.?$/u.test(found) && found !== "N. D." ? null : found;
  const match = whole.exec(text);
  if (match?.groups === undefined) return words === null ? null : { ...nothing, words };
  const { year: digits = "", until, suffix } = match.groups;
  const isIso = /\b\d{4}-(\d{2})(?:-(\d{2}))?\b/.exec(text);
  const month = named.exec(text);
  const day = month === null ? null : dayBeside(text, month.index, month[0].length);
  const start = Number(digits);
  return {
    year: start,
    month:
      month === null
        ? isIso === null
          ? null
          : inRange(isIso[1], 12)
        : (monthByName.get((month[1] ?? "").toLowerCase()) ?? null),
    day: month === null ? (isIso === null ? null : inRange(isIso[2], 31)) : day,
    suffix: suffix?.toLowerCase() ?? null,
    until: until === undefined || isIso !== null ? null : untilYear(start, until),
    words: null,
  };
}

const nothing: TypedDate = { year: null, month: null, day: null, suffix: null, until: null, words: null };

function inRange(digits: string | undefined, most: number): number | null {
  const value = Number(digits ?? 0);
  return value >= 1 && value <= most ? value : null;
}

function dayBeside(text: string, at: number, length: number): number | null {
  const behind = /^\s?(\d{1,2})(?!\d)/.exec(text.slice(at + length));
  const before = /(?<!\d)(\d{1,2})(?:\.|st|nd|rd|th|º)?\s(?:de\s)?$/i.exec(
    text.slice(Math.max(0, at - 10), at),
  );
  return inRange(behind?.[1] ?? before?.[1], 31);
}

function untilYear(start: number, digits: string): number | null {
  const end = digits.length === 4 ? Number(digits) : Math.floor(start / 100) * 100 + Number(digits);
  return end > start ? end : null;
}

/** CSL's date; a year before 1500 is printed as it stands, in whatever calendar it was meant. */
export function issuedOf(date: TypedDate): Readonly<Record<string, unknown>> {
  if (date.year === null) return { literal: date.words };
  const parts = [
    date.year,
    ...(date.month === null ? [] : [date.month, ...(date.day === null ? [] : [date.day])]),
  ];
  return { "date-parts": date.until === null ? [parts] : [[date.year], [date.until]] };
}
