import type { FoundCitation } from "../typed/found-citation.ts";
import type { PrintedDate } from "../typed/printed-date.ts";
import { compareDates, type DateAgreement } from "./compare-dates.ts";
import { compareOthers, formsOf, type NamesAgreement } from "./compare-names.ts";
import type { DateOrder } from "./date-readings.ts";
import { foldName, withoutArticle } from "./fold-name.ts";
import { type ItemIndex, type NameEntry, worksAround, worksOfLikeYears } from "./item-index.ts";
import type { ListedItem } from "./listed-item.ts";

/** An item a citation may mean. */
export type Candidate = {
  readonly item: ListedItem;
  readonly date: DateAgreement;
  readonly others: NamesAgreement;
  /** How the first name was found: as it is, as a part of a surname, in another spelling, or by the work's title. */
  readonly by: "name" | "part" | "spelling" | "title";
  /** The initial printed, where the list has another. */
  readonly otherGiven: string | null;
  /** From 0, nothing speaks against it. */
  readonly cost: number;
};

/** A name to look up, the names behind it, and the words before it that were taken for given names. */
type Head = {
  readonly form: string;
  readonly others: readonly string[];
  readonly given: string;
};

export type Candidates = {
  readonly found: readonly Candidate[];
  /** The list has the first name, whatever its dates. */
  readonly known: NameEntry | null;
};

/** Above this an item has nothing to do with a citation. */
export const highestCost = 6;

/**
 * The items a citation may mean. The name as it is typed comes first, then its last words ("Judith Butler"), then a
 * part of a double surname, then other spellings; a name that the list has is never taken for another.
 */
export function candidatesOf(
  found: FoundCitation,
  date: PrintedDate,
  index: ItemIndex,
  order: DateOrder,
): Candidates {
  const heads = headsOf(found);
  let known: NameEntry | null = null;
  for (const head of heads) {
    const entry = index.named(head.form);
    if (entry === null) continue;
    known ??= entry;
    const candidates = among(worksOf(entry, date), found, date, head, order, "name");
    if (candidates.some(({ cost }) => cost < highestCost)) return { found: candidates, known };
    const slips = among(worksOfLikeYears(entry, yearsOf(date)), found, date, head, order, "name");
    if (candidates.length + slips.length > 0) return { found: [...candidates, ...slips], known };
  }
  if (known !== null) return { found: [], known };
  return { found: byOtherMeans(found, date, index, order, heads), known: null };
}

function byOtherMeans(
  found: FoundCitation,
  date: PrintedDate,
  index: ItemIndex,
  order: DateOrder,
  heads: readonly Head[],
): readonly Candidate[] {
  const typed = heads.filter(({ given }) => given === "");
  for (const head of typed) {
    const entry = index.partlyNamed(head.form);
    const parts = entry === null ? [] : among(worksOf(entry, date), found, date, head, order, "part");
    if (parts.length > 0) return parts;
  }
  const titled = among(
    index.titled(foldName(withoutArticle(found.author))),
    found,
    date,
    { form: "", others: [], given: "" },
    order,
    "title",
  );
  if (titled.length > 0) return titled;
  return heads.flatMap((head) =>
    index.near(head.form).flatMap(({ entry, nearness }) =>
      among(worksOf(entry, date), found, date, head, order, "spelling")
        .map((candidate) => ({ ...candidate, cost: candidate.cost + 0.5 + (1 - nearness) * 4 }))
        .filter((candidate) => isLikely(candidate, head, nearness)),
    ),
  );
}

/** Short names are near to too many others, and so are words that may be no names. */
function isLikely({ date, others, item }: Candidate, { form, given }: Head, nearness: number): boolean {
  if (!sharesInitial(item, given)) return false;
  if (date.kind === "same") return form.length > 3 || others.cost === 0;
  const isNear = nearness >= 0.85 || form.length > 7;
  return isNear && form.length > 4 && (date.kind !== "year" || date.cost <= 3.3);
}

const yearsOf = ({ year, endYear }: PrintedDate): readonly number[] =>
  [year, endYear].filter((one) => one !== null);

function worksOf(entry: NameEntry, date: PrintedDate): readonly ListedItem[] {
  return worksAround(entry, yearsOf(date));
}

function headsOf({ names, author }: FoundCitation): readonly Head[] {
  const whole =
    names.length > 1 ? formsOf(author).map((form): Head => ({ form, others: [], given: "" })) : [];
  const lists = names.length > 2 ? [names, names.slice(1)] : [names];
  const heads = lists.flatMap(([first = "", ...others]) => [
    ...formsOf(first).map((form): Head => ({ form, others, given: "" })),
    ...partsOf(first).map(({ form, given }): Head => ({ form, others, given })),
  ]);
  return [...whole, ...heads];
}

const mostGivenNames = 5;

type Part = { readonly form: string; readonly given: string };

/** "Butler" of "Judith Butler" and of "Butler's Trouble", "Li" of "Li Wei". */
function partsOf(name: string): readonly Part[] {
  const words = name.split(/\s+/u);
  const owner = /^(.+?)['’]s\s/u.exec(name)?.[1];
  const [surname = "", given = ""] = words;
  return [
    ...(owner === undefined ? [] : [{ form: foldName(owner), given: "" }]),
    ...lastWordsOf(words),
    ...(words.length === 2 ? [{ form: foldName(surname), given }] : []),
  ];
}

function lastWordsOf(words: readonly string[]): readonly Part[] {
  return Array.from({ length: Math.min(mostGivenNames, words.length - 1) }, (_, index) => ({
    form: foldName(words.slice(index + 1).join(" ")),
    given: words.slice(0, index + 1).join(" "),
  })).filter(({ form }) => form !== "");
}

const otherGivenName = 1.5;
const siteNamed = 1;

function among(
  items: readonly ListedItem[],
  found: FoundCitation,
  printed: PrintedDate,
  head: Head,
  order: DateOrder,
  by: Candidate["by"],
): readonly Candidate[] {
  return items.flatMap((item): readonly Candidate[] => {
    const date = compareDates(printed, item, order);
    if (date === null) return [];
    const others = compareOthers(head.others, found, item);
    const initial = head.given === "" ? initialOf(found) : "";
    const isOther = !sharesInitial(item, initial || head.given);
    const site =
      isSite(found.locator) && item.haystack().includes(found.locator.toLowerCase()) ? siteNamed : 0;
    const cost = date.cost + others.cost + (isOther ? otherGivenName : 0) + (by === "part" ? 0.5 : 0) - site;
    return [{ item, date, others, by, otherGiven: isOther && initial !== "" ? initial : null, cost }];
  });
}

/** Whether one of these given names may be the first author's; words before a name may be anything ("Professor"). */
function sharesInitial({ names: [first] }: ListedItem, given: string): boolean {
  const listed = (first?.given ?? "").slice(0, 1);
  const initials = given.split(/\s+/u).map((name) => foldName(name).slice(0, 1));
  return listed === "" || given === "" || initials.includes(listed);
}

/** "A" of "A. Hill" and of "Hill, A.", by which works of two people of one surname are told apart. */
function initialOf({ author, names }: FoundCitation): string {
  const [first = ""] = names;
  const at = author.indexOf(first);
  const before = author.slice(0, Math.max(0, at));
  const behind = author.slice(at + first.length);
  const given = before.replace(/^(?:(?:Dr|Prof|Mrs?|Ms|Mx|Fr|Rev|Hon|Mag|Dipl|Ing)\b\.?[\s-]*)+/u, "");
  return /^(\p{L})/u.exec(given)?.[1] ?? /^,?\s*(\p{Lu})\./u.exec(behind)?.[1] ?? "";
}

function isSite(locator: string | null): locator is string {
  return locator !== null && /^[^\s\d][^\s]*\.\p{L}{2,}/u.test(locator);
}
