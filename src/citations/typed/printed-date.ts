/** A date as printed, taken apart; nothing in it is a guess. */
export type PrintedDate = {
  /** "2018", "2014a", "11/02/2019", "2018, February 11", "n.d." */
  readonly text: string;
  /** Null where the work has none. */
  readonly year: number | null;
  /** Second year of "2010–2015" or "1867/1990". */
  readonly endYear: number | null;
  /** "a" of "2014a"; empty where there is none. */
  readonly suffix: string;
  /** Known only where the month is a word or comes between year and day. */
  readonly month: number | null;
  readonly day: number | null;
  /** The two numbers before the year of "11/02/2019", in the order of print. */
  readonly pair: readonly [number, number] | null;
};
