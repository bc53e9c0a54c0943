import type { PrintedDate } from "./printed-date.ts";
import type { Token } from "./tokens.ts";
import { months } from "./words.ts";

/** A date, the index of its first token and of the token behind it. */
export type DateRead = { readonly date: PrintedDate; readonly from: number; readonly next: number };

type Parts = Partial<Omit<PrintedDate, "text">>;

/** The date that starts at a token: a year, a day, or words such as "n.d." and "in press"; null where none does. */
export function readDate(tokens: readonly Token[], at: number): DateRead | null {
  const first = tokens[at];
  if (first === undefined) return null;
  if (first.text === "[") return afterBracketedYear(tokens, at);
  if (first.kind === "number")
    return yearFirst(tokens, at) ?? numbersFirst(tokens, at) ?? dayThenMonth(tokens, at);
  if (first.kind !== "word") return null;
  return circa(tokens, at) ?? monthFirst(tokens, at) ?? undated(tokens, at);
}

function dated(tokens: readonly Token[], at: number, next: number, parts: Parts): DateRead {
  const text = printed(tokens, at, next);
  const nothing = { year: null, endYear: null, suffix: "", month: null, day: null, pair: null };
  return { date: { ...nothing, ...parts, text }, from: at, next };
}

/** Tokens as they were printed, each gap as one space. */
function printed(tokens: readonly Token[], from: number, to: number): string {
  return tokens.slice(from, to).reduce((text, token, index) => {
    const gap = index > 0 && (tokens[from + index - 1]?.end ?? 0) < token.start;
    return text + (gap ? " " : "") + token.text;
  }, "");
}

function numberAt(tokens: readonly Token[], at: number, most: number, longest = 2): number | null {
  const token = tokens[at];
  if (token?.kind !== "number" || token.text.length > longest) return null;
  const value = Number(token.text);
  return value >= 1 && value <= most ? value : null;
}

export function yearAt(tokens: readonly Token[], at: number): number | null {
  const token = tokens[at];
  if (token?.kind !== "number" || token.text.length !== 4) return null;
  const value = Number(token.text);
  return value >= 1000 && value <= 2099 ? value : null;
}

const isMark = (tokens: readonly Token[], at: number, marks: string): boolean => {
  const text = tokens[at]?.text;
  return text !== undefined && text.length === 1 && marks.includes(text);
};
const touches = (tokens: readonly Token[], at: number): boolean => tokens[at - 1]?.end === tokens[at]?.start;
const monthAt = (tokens: readonly Token[], at: number): number | undefined =>
  months.get(tokens[at]?.text.toLowerCase() ?? "");

function yearFirst(tokens: readonly Token[], at: number): DateRead | null {
  const year = yearAt(tokens, at);
  if (year === null || isQuantity(tokens, at) || isInAddress(tokens, at)) return null;
  return (
    yearMonthDay(tokens, at, year) ??
    yearAndYear(tokens, at, year) ??
    yearThenWords(tokens, at, year) ??
    dated(tokens, at, at + 1, { year })
  );
}

/** "1980s", "2019th", "2000 km", "1,234": a number and no year. */
function isQuantity(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  if (isMark(tokens, at - 1, "$€£#=<>≤≥±") || isMark(tokens, at + 1, "%°")) return true;
  if (isMark(tokens, at + 1, ".") && tokens[at + 2]?.kind === "number" && touches(tokens, at + 2))
    return true;
  if (next?.kind !== "word") return false;
  if (touches(tokens, at + 1))
    return !/^(?:[a-rt-z]|[a-z]{2}|[a-z]-[a-z]|\p{Lo})$/u.test(next.text) || next.text === "th";
  return /^(?:km|kg|m|mm|cm|ms|bce?|words|participants|people|patients|times)$/i.test(next.text);
}

/** "example.org/2010", "Smith2010", "3.2010". */
function isInAddress(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  if (before === undefined || !touches(tokens, at)) return false;
  return before.text === "."
    ? tokens[at - 2]?.kind === "number"
    : before.kind === "word" || "/@=?#-".includes(before.text);
}

/** "1387/3/21" and "2018-02-11". */
function yearMonthDay(tokens: readonly Token[], at: number, year: number): DateRead | null {
  const mark = tokens[at + 1]?.text ?? "";
  if (!"/-.".includes(mark) || mark === "" || !isMark(tokens, at + 3, mark)) return null;
  const month = numberAt(tokens, at + 2, 12);
  const day = numberAt(tokens, at + 4, 31);
  return month === null || day === null ? null : dated(tokens, at, at + 5, { year, month, day });
}

/** "2010-2015", "2010-15", "1867/1990", "1985/86", "1990 [1867]". */
function yearAndYear(tokens: readonly Token[], at: number, year: number): DateRead | null {
  if (isMark(tokens, at + 1, "[(") && yearAt(tokens, at + 2) !== null && isMark(tokens, at + 3, "])"))
    return dated(tokens, at, at + 4, { year, endYear: yearAt(tokens, at + 2) });
  if (!isMark(tokens, at + 1, "/-")) return null;
  const full = yearAt(tokens, at + 2);
  if (full !== null) return dated(tokens, at, at + 3, { year, endYear: full });
  const short = tokens[at + 2];
  if (short?.kind !== "number" || short.text.length !== 2) return null;
  return dated(tokens, at, at + 3, { year, endYear: Number(String(year).slice(0, 2) + short.text) });
}

/** "2014a", "2018, February 11", "2018, 11 February", "1393 SH". */
function yearThenWords(tokens: readonly Token[], at: number, year: number): DateRead | null {
  const next = tokens[at + 1];
  if (next?.kind === "word" && touches(tokens, at + 1))
    return dated(tokens, at, at + 2, { year, suffix: next.text.replace(/^(\p{L})-.*$/u, "$1") });
  if (next !== undefined && /^(?:SH|AH|AP|CE|AD|ش|ق|م)$/.test(next.text))
    return dated(tokens, at, at + 2, { year });
  const word = isMark(tokens, at + 1, ",") ? at + 2 : at + 1;
  const month = monthAt(tokens, word);
  if (month !== undefined) {
    const dot = isMark(tokens, word + 1, ".") ? 1 : 0;
    const day = numberAt(tokens, word + 1 + dot, 31);
    return dated(tokens, at, day === null ? word + 1 : word + 2 + dot, { year, month, day });
  }
  const day = numberAt(tokens, word, 31);
  const later = monthAt(tokens, word + 1);
  return day === null || later === undefined
    ? null
    : dated(tokens, at, word + 2, { year, month: later, day });
}

/** "11/02/2019", "11.02.2019". */
function numbersFirst(tokens: readonly Token[], at: number): DateRead | null {
  const mark = tokens[at + 1]?.text ?? "";
  if (mark === "" || !"/-.".includes(mark) || !isMark(tokens, at + 3, mark)) return null;
  const first = numberAt(tokens, at, 31);
  const second = numberAt(tokens, at + 2, 31);
  const year = yearAt(tokens, at + 4);
  if (first === null || second === null || year === null || Math.min(first, second) > 12) return null;
  return dated(tokens, at, at + 5, { year, pair: [first, second] });
}

/** "11 February 2018", "11. Februar 2018", "11th of February, 2018". */
function dayThenMonth(tokens: readonly Token[], at: number): DateRead | null {
  const day = numberAt(tokens, at, 31);
  if (day === null) return null;
  let next = at + 1;
  while (/^(?:\.|st|nd|rd|th|of|de|º)$/.test(tokens[next]?.text ?? "") && next < at + 3) next += 1;
  const month = monthAt(tokens, next);
  if (month === undefined) return null;
  const year = yearBehind(tokens, next + 1);
  return year === null ? null : dated(tokens, at, year.next, { year: year.value, month, day });
}

/** "February 11, 2018", "February 2018". */
function monthFirst(tokens: readonly Token[], at: number): DateRead | null {
  const month = monthAt(tokens, at);
  if (month === undefined) return null;
  const behind = isMark(tokens, at + 1, ".") ? at + 2 : at + 1;
  const day = numberAt(tokens, behind, 31);
  const year = yearBehind(tokens, day === null ? behind : behind + 1);
  return year === null ? null : dated(tokens, at, year.next, { year: year.value, month, day });
}

function yearBehind(tokens: readonly Token[], at: number): { value: number; next: number } | null {
  const place = isMark(tokens, at, ",") || tokens[at]?.text === "de" ? at + 1 : at;
  const value = yearAt(tokens, place);
  return value === null ? null : { value, next: place + 1 };
}

/** "c. 1900", "ca. 1900". */
function circa(tokens: readonly Token[], at: number): DateRead | null {
  if (!/^(?:c|ca|circa|um|vers)$/i.test(tokens[at]?.text ?? "")) return null;
  const place = isMark(tokens, at + 1, ".") ? at + 2 : at + 1;
  const year = yearAt(tokens, place);
  return year === null ? null : dated(tokens, at, place + 1, { year });
}

/** "[1867] 1990". */
function afterBracketedYear(tokens: readonly Token[], at: number): DateRead | null {
  const endYear = yearAt(tokens, at + 1);
  const year = yearAt(tokens, at + 3);
  if (endYear === null || year === null || !isMark(tokens, at + 2, "]")) return null;
  return dated(tokens, at, at + 4, { year, endYear });
}

/** Written without spaces and dots. */
const undatedForms = new Set(
  (
    "nd sd sf oj inpress forthcoming undated nodate submitted accepted preprint inpreparation inreview imdruck imerscheinen erscheint ohnejahr " +
    "souspresse àparaître enprensa sinfecha senzadata noprelo بی\u200cتا بیتا زیرچاپ впечати бг ty"
  ).split(" "),
);

function undated(tokens: readonly Token[], at: number): DateRead | null {
  let letters = "";
  for (let next = at; next < at + 4 && next < tokens.length; next += 1) {
    const token = tokens[next];
    if (token === undefined || (token.kind !== "word" && token.text !== "." && token.text !== "-")) break;
    if (token.kind === "word") letters += token.text.toLowerCase();
    // "SD" is a standard deviation, "s.d." is sine dato.
    if (!undatedForms.has(letters) || (letters.length === 2 && next === at && token.text !== "nd")) continue;
    const dotted = isMark(tokens, next + 1, ".") && letters.length === 2;
    const suffix = suffixBehind(tokens, dotted ? next + 2 : next + 1);
    const after = (dotted ? next + 2 : next + 1) + (suffix === "" ? 0 : 2);
    return dated(tokens, at, after, { suffix });
  }
  return null;
}

/** "a" of "n.d.-a". */
function suffixBehind(tokens: readonly Token[], at: number): string {
  const letter = tokens[at + 1]?.text ?? "";
  return isMark(tokens, at, "-") && /^[a-z]$/.test(letter) && touches(tokens, at + 1) ? letter : "";
}
