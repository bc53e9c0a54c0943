import type { Place, Position } from "./place.ts";

/**
 * How a citation agrees with the reference list: `exact`, names and date agree; `spelling`, the name is spelt otherwise;
 * `year`, the year is another; `spelling-and-year`, both; `date`, a full date is another; `date-order`, the date agrees
 * only when day and month change places; `calendar`, it agrees only in another calendar; `wrong-author`, the work with
 * this date is by somebody of a like name; `ambiguous`, several items fit equally well; `secondary`, a work cited
 * through another, which need not be listed; `scripture`, a passage of scripture; `missing`, no item comes near.
 */
export type Verdict =
  | "exact"
  | "spelling"
  | "year"
  | "spelling-and-year"
  | "date"
  | "date-order"
  | "calendar"
  | "wrong-author"
  | "ambiguous"
  | "secondary"
  | "scripture"
  | "missing";

/** One work cited at one place: "(Asadi, 2017; Rezapur, 2014)" is two. */
export type CitationRecord = {
  readonly place: Place;
  /** Behind its last character; absent where it is cited by key. */
  readonly end?: Position;
  /** As printed in the source, of this work only: "Asadi, 2017", "Calinon et al. (2007)", "@asadi2017". */
  readonly text: string;
  readonly kind: "keyed" | "typed";
  /** Surnames and group names, as typed; "et al." is left out. */
  readonly names: readonly string[];
  /** Years or dates as typed: "2017", "2014a", "11/02/2019", "n.d.". */
  readonly dates: readonly string[];
  /** As typed, "p. 12"; null where there is none. */
  readonly locator: string | null;
  /** Id of the item it was matched with; null where none or several fit. */
  readonly item: string | null;
  /** Ids of all items that may be meant, the likeliest first; `item` is among them. */
  readonly candidates: readonly string[];
  readonly verdict: Verdict;
  /** One sentence in plain words: what the list has instead, or why this item was taken. */
  readonly reason: string;
};

/** An item of the reference list and how often the text cites it. */
export type CitedItem = {
  readonly id: string;
  readonly place: Place;
  /** As typed in the list, or short form of a bibliography's entry: "Asadi, 2017, The title". */
  readonly text: string;
  readonly cited: number;
};

/** Every citation in the order of the text, and every item of the list in the order of the list. */
export type CitationTable = {
  readonly citations: readonly CitationRecord[];
  readonly items: readonly CitedItem[];
};
