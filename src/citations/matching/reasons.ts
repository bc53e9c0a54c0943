import type { FoundCitation } from "../typed/found-citation.ts";
import type { Candidate } from "./candidates.ts";
import type { DateAgreement } from "./compare-dates.ts";
import { type DateOrder, readingsOf } from "./date-readings.ts";
import { isFull, isSolarHijriYear, printDay, yearsOfSolarHijri } from "./days.ts";
import type { NameEntry } from "./item-index.ts";
import type { ListedItem } from "./listed-item.ts";

export type DateContext = {
  readonly order: DateOrder;
  /** Some date of the text or the list is in the Solar Hijri calendar. */
  readonly usesSolarHijri: boolean;
};

export const secondaryReason = "It is cited through another work, so only that work has to be in the list.";

export function scriptureReason(item: ListedItem | null): string {
  return item === null
    ? "It is a passage of scripture, which is cited by book and verse; the list has no edition of it."
    : `It is a passage of scripture, which the list has as "${item.title || item.names[0]?.text}".`;
}

/** Why this item was taken, and everything in which it differs. */
export function itemReason(found: FoundCitation, candidate: Candidate, context: DateContext): string {
  const differences = [...nameDifferences(found, candidate), ...dateDifferences(found, candidate, context)];
  return differences.length === 0 ? "Names and date agree with the list." : differences.join(" ");
}

function nameDifferences(
  { names }: FoundCitation,
  { by, item, others, otherGiven }: Candidate,
): readonly string[] {
  const first = item.names[0]?.text ?? item.title;
  const head = by === "part" || by === "spelling" ? [`The list has "${first}" for "${names[0]}".`] : [];
  const spelt = others.spelt.map(({ printed, listed }) => `The list has "${listed}" for "${printed}".`);
  const strange = others.strange.map((name) => `The list does not have "${name}" among the authors.`);
  const given =
    otherGiven === null
      ? []
      : [
          `The list has the initial "${item.names[0]?.given.slice(0, 1).toUpperCase()}." for "${otherGiven}".`,
        ];
  const differs = others.leavesOut || others.addsOthers;
  const left = differs && strange.length === 0 ? [`The list names ${authorsOf(item) || "nobody"}.`] : [];
  return [...head, ...given, ...spelt, ...strange, ...left];
}

function authorsOf({ names }: ListedItem): string {
  const shown = names.slice(0, 3).map(({ text }) => text);
  if (names.length > 3) return `${shown.join(", ")} and ${names.length - 3} more`;
  return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}

const listedDate = ({ date, suffix }: ListedItem): string =>
  date === null ? "no date" : `${printDay(date)}${suffix}`;
const listedYear = ({ date, suffix }: ListedItem): string =>
  date === null ? "no date" : `${date.year}${suffix}`;

function dateDifferences(
  found: FoundCitation,
  { date: agreement, item }: Candidate,
  context: DateContext,
): readonly string[] {
  if (found.date === null) return [];
  const listed = agreement.reading === null ? listedYear(item) : listedDate(item);
  const printed = found.date.text;
  switch (agreement.kind) {
    case "same":
      return [];
    case "year":
      return [`The list has ${listed} for "${printed}".${yearHint(found, item, context)}`];
    case "date":
      return [`The list has ${listed}; "${printed}" is ${readingText(agreement)}.`];
    case "date-order":
      return [orderText(found, agreement, listed)];
    case "calendar":
      return [calendarText(found, agreement, listed)];
  }
}

function yearHint({ date }: FoundCitation, item: ListedItem, { usesSolarHijri }: DateContext): string {
  const year = date?.year ?? null;
  const isNext = year !== null && item.years.some((other) => Math.abs(other - year) === 1);
  return isNext && usesSolarHijri
    ? " A Solar Hijri year lies in two Gregorian years, so both may come from one date."
    : "";
}

function readingText({ reading }: DateAgreement): string {
  if (reading === null) return "another day";
  const day = printDay(reading);
  switch (reading.how) {
    case "day-first":
      return `${day} if the day comes first`;
    case "month-first":
      return `${day} if the month comes first`;
    case "mixed":
      return `${day} if its day and month are Solar Hijri`;
    default:
      return day;
  }
}

function orderText(found: FoundCitation, { reading }: DateAgreement, listed: string): string {
  const how = reading?.how === "day-first" ? "day first" : "month first";
  const other =
    found.date === null
      ? undefined
      : readingsOf(found.date).find(
          (one) => (one.how === "day-first" || one.how === "month-first") && one.how !== reading?.how,
        );
  const otherwise = other === undefined ? "" : `; the other way round it is ${printDay(other)}`;
  return `Read ${how}, "${found.date?.text}" is ${listed}, as in the list${otherwise}.`;
}

function calendarText({ date }: FoundCitation, { reading }: DateAgreement, listed: string): string {
  const printed = `"${date?.text}"`;
  if (reading !== null) {
    const calendar =
      reading.how === "mixed"
        ? "with day and month of the Solar Hijri calendar"
        : "in the Solar Hijri calendar";
    return `${printed} ${calendar} is ${printDay(reading)}; the list has ${listed}.`;
  }
  const year = date?.year ?? 0;
  if (!isSolarHijriYear(year)) return `The list has the Solar Hijri year ${listed} for ${printed}.`;
  return `${printed} is a Solar Hijri year, ${yearsOfSolarHijri(year).join(" to ")}; the list has ${listed}.`;
}

export function ambiguousReason(items: readonly ListedItem[]): string {
  const titles = new Set(items.map(({ foldedTitle }) => foldedTitle));
  const twice = titles.size < items.length ? " One work is listed more than once." : "";
  return `${items.length} items of the list fit equally well.${twice}`;
}

export function wrongAuthorReason({ names, etAl }: FoundCitation, [item]: readonly ListedItem[]): string {
  if (item === undefined) return "";
  const typed = names.map((name) => `"${name}"`).join(", ") + (etAl ? " and others" : "");
  const day = item.date !== null && isFull(item.date) ? `of ${listedDate(item)}` : `of the same year`;
  return `The list has no work by ${typed} with this date; "${authorsOf(item)}" has one ${day}.`;
}

const mostYears = 4;

export function missingReason({ names }: FoundCitation, known: NameEntry | null): string {
  const name = names[0] ?? "";
  if (known === null) return `The list has no work by "${name}".`;
  const years = [...known.byYear.keys()].toSorted((a, b) => a - b);
  const shown = years.length === 0 ? "without a date" : `of ${years.slice(0, mostYears).join(", ")}`;
  const more = years.length > mostYears ? " and other years" : "";
  return `The list has works by "${name}" ${shown}${more}, but not this one.`;
}
