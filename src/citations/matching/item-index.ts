import type { Bibliography } from "../../model/bibliography.ts";
import { type Day, isFull, isSolarHijriYear, yearsOfSolarHijri } from "./days.ts";
import { type ListedItem, listedItem } from "./listed-item.ts";
import { consonantsOf, nearness, soundsOf } from "./name-similarity.ts";

/** A folded name that first authors of the list have, with their works by year. */
export type NameEntry = {
  readonly form: string;
  readonly items: readonly ListedItem[];
  readonly byYear: ReadonlyMap<number, readonly ListedItem[]>;
  readonly undated: readonly ListedItem[];
};

export type NearName = { readonly entry: NameEntry; readonly nearness: number };

/** The list, to be asked in a time that does not grow with it. */
export type ItemIndex = {
  readonly items: readonly ListedItem[];
  /** By a name exactly as folded. */
  readonly named: (form: string) => NameEntry | null;
  /** By one word of a surname of several. */
  readonly partlyNamed: (form: string) => NameEntry | null;
  /** Names that may be another spelling of a folded name, the nearest first. */
  readonly near: (form: string) => readonly NearName[];
  /** Works whose title begins so, without its article; at least eight letters. */
  readonly titled: (form: string) => readonly ListedItem[];
  /** Works listed under a day. */
  readonly onDay: (day: Day) => readonly ListedItem[];
};

const titleKey = 8;

export function indexItems({ items: all }: Bibliography): ItemIndex {
  const items = all.map(listedItem);
  const names = entriesBy(items, ({ forms }) => forms);
  const parts = entriesBy(items, ({ names }) => names[0]?.parts ?? []);
  const titles = groupBy(items, ({ bareTitle }) => [bareTitle.slice(0, titleKey)]);
  const days = groupBy(items, ({ date }) => (date !== null && isFull(date) ? [dayKey(date)] : []));
  const near = nearNames([...names.values()]);
  return {
    items,
    named: (form) => names.get(form) ?? null,
    partlyNamed: (form) => parts.get(form) ?? null,
    near,
    titled: (form) =>
      form.length < titleKey
        ? []
        : (titles.get(form.slice(0, titleKey)) ?? []).filter(({ bareTitle }) => bareTitle.startsWith(form)),
    onDay: (day) => days.get(dayKey(day)) ?? [],
  };
}

const dayKey = ({ year, month, day }: Day): string => `${year}-${month}-${day}`;

function groupBy<Value, Key>(
  values: readonly Value[],
  keysOf: (value: Value) => readonly Key[],
): Map<Key, Value[]> {
  const groups = new Map<Key, Value[]>();
  for (const value of values)
    for (const key of keysOf(value)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [value]);
      else group.push(value);
    }
  return groups;
}

function entriesBy(
  items: readonly ListedItem[],
  formsOf: (item: ListedItem) => readonly string[],
): ReadonlyMap<string, NameEntry> {
  const entries = [...groupBy(items, formsOf)].map(([form, items]): [string, NameEntry] => [
    form,
    {
      form,
      items,
      byYear: groupBy(items, ({ years }) => years),
      undated: items.filter(({ years }) => years.length === 0),
    },
  ]);
  return new Map(entries);
}

/** Works of one name that a year may mean: of that year, the years beside it, and the same in the other calendar. */
export function worksAround(entry: NameEntry, years: readonly number[]): readonly ListedItem[] {
  if (years.length === 0) return entry.items;
  const around = years.flatMap((year) => [
    ...[year - 1, year, year + 1, year - 621, year - 622],
    ...(isSolarHijriYear(year)
      ? yearsOfSolarHijri(year).flatMap((other) => [other - 1, other, other + 1])
      : []),
  ]);
  return [...worksOfYears(entry, new Set(around)), ...entry.undated];
}

/** Works of one name that another digit in the year, or two that change places, would make the year's. */
export function worksOfLikeYears(entry: NameEntry, years: readonly number[]): readonly ListedItem[] {
  const isLike = (other: number): boolean =>
    years.some((year) => (year - other) % 9 === 0 || (year - other) % 10 === 0);
  return worksOfYears(entry, new Set([...entry.byYear.keys()].filter(isLike)));
}

function worksOfYears({ byYear }: NameEntry, years: ReadonlySet<number>): readonly ListedItem[] {
  return [...new Set([...years].flatMap((year) => byYear.get(year) ?? []))];
}

/** Names compared at most for one name asked about: those next to it in the alphabet, where very many sound alike. */
const widest = 200;

function nearNames(entries: readonly NameEntry[]): ItemIndex["near"] {
  const sorted = entries.toSorted((a, b) => (a.form < b.form ? -1 : 1));
  const bySound = groupBy(sorted, ({ form }) => keysOf(form));
  const known = new Map<string, readonly NearName[]>();
  return (form) => {
    const before = known.get(form);
    if (before !== undefined) return before;
    const compared = new Set(keysOf(form).flatMap((key) => around(bySound.get(key) ?? [], form)));
    const found = [...compared]
      .map((entry): NearName => ({ entry, nearness: entry.form === form ? 0 : nearness(form, entry.form) }))
      .filter(({ nearness }) => nearness > 0)
      .toSorted((a, b) => b.nearness - a.nearness || (a.entry.form < b.entry.form ? -1 : 1));
    known.set(form, found);
    return found;
  };
}

/** What two spellings of one name share at least one of: sound, consonants, or all letters but one. */
function keysOf(form: string): readonly string[] {
  const letters = form.slice(0, 24);
  const without = Array.from(letters, (_, index) => `-${letters.slice(0, index)}${letters.slice(index + 1)}`);
  const sounds = soundsOf(form).map((sound) => `~${sound}`);
  return [...new Set([`-${letters}`, ...without, ...sounds, `=${consonantsOf(form)}`])];
}

function around(sorted: readonly NameEntry[], form: string): readonly NameEntry[] {
  if (sorted.length <= widest) return sorted;
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.form ?? "") < form) low = middle + 1;
    else high = middle;
  }
  return sorted.slice(Math.max(0, low - widest / 2), low + widest / 2);
}
