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
  return {
    start,
    group: tokens[author.read.from]?.start ?? start,
    text: work.own && author.bracket !== null ? narrativeText(text, work, start, end) : written,
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
function narrativeText(
  { passage, tokens }: ScannedText,
  work: PrintedWork,
  start: number,
  end: number,
): string {
  const { bracket } = work.author;
  const close = bracket === null ? undefined : tokens[bracket.close];
  const open = bracket === null ? undefined : tokens[bracket.open];
  const isWhole = work.end === work.last && passage.text.slice(end, close?.start).trim() === "";
  if (isWhole) return passage.text.slice(start, close?.end);
  return `${passage.text.slice(start, open?.end)}${work.date.text}${close?.text ?? ")"}`;
}
