/** First and last page of one range in Arabic numerals; a shortened last page ("345–52") is written out. */
export type PageRange = { readonly first: number; readonly last: number };

/** The range a text consists of, `null` for anything else: "A12", "xii–xv", "3, 7–9". */
export function pageRange(text: string): PageRange | null {
  const [, from = "", to = ""] =
    /^\s*(\d{1,7})\s*(?:[-\u2010-\u2015]{1,3}\s*(\d{1,7}))?\s*$/.exec(text) ?? [];
  if (from === "") return null;
  const first = Number(from);
  if (to === "") return { first, last: first };
  const whole = to.length < from.length ? from.slice(0, from.length - to.length) + to : to;
  return { first, last: Number(whole) };
}

/** Whether a range runs backwards even when its last page is taken for a shortened one: "345–289", "98–12". */
export function runsBackwards(text: string): boolean {
  const range = pageRange(text);
  return range !== null && range.last < range.first;
}
