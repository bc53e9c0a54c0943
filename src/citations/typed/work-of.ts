import type { PrintedDate } from "./printed-date.ts";
import { readLocator } from "./read-locator.ts";
import type { ScannedText, Work } from "./scanned-text.ts";
import type { Author } from "./works-inside.ts";

/** A work as its tokens: `from` its names or its date, `to` behind its date, `end` where the next work starts. */
export type PrintedWork = {
  readonly author: Author;
  readonly date: PrintedDate;
  /** Whether names stand before this date, and not only before an earlier one. */
  readonly own: boolean;
  readonly from: number;
  readonly to: number;
  readonly end: number;
  /** Where the bracket ends. */
  readonly last: number;
  readonly secondary: boolean;
};

const remark = /[;؛]|,?\s+(?:as )?(?:cited|quoted) (?:in|by)|,?\s+(?:apud|به نقل از)/u;

export function workOf(text: ScannedText, work: PrintedWork): Work {
  const { passage, tokens } = text;
  const { author, date } = work;
  const start = tokens[work.from]?.start ?? 0;
  const behind = tokens[work.to - 1]?.end ?? start;
  const [rest = ""] = passage.text.slice(behind, tokens[work.end]?.start ?? behind).split(remark);
  const locator = readLocator(rest);
  const end = locator === null ? behind : behind + rest.trimEnd().length;
  const written = passage.text.slice(start, end).replace(/[\s,;]+$/u, "");
  const isNarrative = work.own && author.bracket !== null;
  return {
    start,
    end: isNarrative && isWhole(text, work, end) ? closeOf(text, work, end) : start + written.length,
    group: tokens[author.read.from]?.start ?? start,
    text: isNarrative ? narrativeText(text, work, start, end) : written,
    form: "author-date",
    names: author.read.names,
    author: author.read.author,
    etAl: author.read.etAl,
    date,
    locator,
    secondary: work.secondary,
    certainty: work.secondary && author.read.unusual === null ? "certain" : author.certainty,
  };
}

/** "Calinon et al. (2007)"; of "Calinon et al. (2007, 2009)" the first is that, too. */
function narrativeText(text: ScannedText, work: PrintedWork, start: number, end: number): string {
  const { passage, tokens } = text;
  if (isWhole(text, work, end)) return passage.text.slice(start, closeOf(text, work, end));
  const { bracket } = work.author;
  const [open, close] = bracket === null ? [] : [tokens[bracket.open], tokens[bracket.close]];
  return `${passage.text.slice(start, open?.end)}${work.date.text}${close?.text ?? ")"}`;
}

/** Whether the bracket holds this work alone. */
function isWhole({ passage, tokens }: ScannedText, work: PrintedWork, end: number): boolean {
  const close = tokens[work.author.bracket?.close ?? -1];
  return work.end === work.last && passage.text.slice(end, close?.start).trim() === "";
}

/** Behind the closing bracket. */
function closeOf({ tokens }: ScannedText, { author }: PrintedWork, end: number): number {
  return tokens[author.bracket?.close ?? -1]?.end ?? end;
}
