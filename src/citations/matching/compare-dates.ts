import type { PrintedDate } from "../typed/printed-date.ts";
import { type DateOrder, type DayReading, readingsOf } from "./date-readings.ts";
import {
  type Day,
  dayNumber,
  dayOfSolarHijri,
  type FullDay,
  isFull,
  isSolarHijriYear,
  solarHijriYearOf,
  yearsOfSolarHijri,
} from "./days.ts";
import type { ListedItem } from "./listed-item.ts";

/** How a printed date and a listed one agree; the lower the cost, the likelier the work is meant. */
export type DateAgreement = {
  readonly kind: "same" | "date-order" | "calendar" | "year" | "date";
  readonly cost: number;
  /** The reading that agrees or comes nearest; null where only years were compared. */
  readonly reading: DayReading | null;
};

const agreement = (
  kind: DateAgreement["kind"],
  cost: number,
  reading: DayReading | null = null,
): DateAgreement => ({
  kind,
  cost,
  reading,
});

/** Null where the dates have nothing to do with each other. */
export function compareDates(
  printed: PrintedDate,
  listed: ListedItem,
  order: DateOrder,
): DateAgreement | null {
  const day = listed.date === null ? null : gregorian(listed.date);
  const readings = readingsOf(printed);
  if (day !== null && isFull(day) && readings.length > 0) return compareDays(readings, day, order);
  const byYear = compareYears(printed, listed);
  // A work cited by its year alone is likelier one that is listed by its year alone.
  if (byYear === null) return null;
  if (readings.length > 0) return { ...byYear, cost: byYear.cost + dayNotListed };
  return day !== null && isFull(day) ? { ...byYear, cost: byYear.cost + dayNotPrinted } : byYear;
}

const dayNotPrinted = 0.3;
const dayNotListed = 1.5;

function gregorian(day: Day): Day {
  if (!isFull(day) || !isSolarHijriYear(day.year)) return day;
  return dayOfSolarHijri(day.year, day.month, day.day) ?? day;
}

function compareDays(
  readings: readonly DayReading[],
  listed: FullDay,
  order: DateOrder,
): DateAgreement | null {
  const compared = readings.flatMap((reading) => compareDay(reading, listed, order) ?? []);
  const best = compared.toSorted((a, b) => a.cost - b.cost)[0] ?? null;
  // What only ranks works is no reading to tell an author of.
  return best?.reading?.how === "early" ? { ...best, reading: nearestReading(readings, listed) } : best;
}

function nearestReading(readings: readonly DayReading[], listed: FullDay): DayReading | null {
  const days = (reading: DayReading): number => Math.abs(dayNumber(reading) - dayNumber(listed));
  return readings.filter(isAsPrinted).toSorted((a, b) => days(a) - days(b))[0] ?? null;
}

const isAsPrinted = ({ how }: DayReading): boolean =>
  how === "printed" || how === "day-first" || how === "month-first";

const furthestNextYear = 40;

function compareDay(reading: DayReading, listed: FullDay, order: DateOrder): DateAgreement | null {
  const days = Math.abs(dayNumber(reading) - dayNumber(listed));
  if (reading.how === "early") return days <= 1 ? agreement("date", 2.8 + days / 50, reading) : null;
  if (days === 0) return sameDay(reading, order);
  const years = Math.abs(reading.year - listed.year);
  const sameMonthDay = reading.month === listed.month && reading.day === listed.day;
  if (isAsPrinted(reading) && sameMonthDay && years === 1) return agreement("year", 2, reading);
  if (years === 0)
    return agreement(reading.how === "solar-hijri" ? "calendar" : "date", costOfDays(days, reading), reading);
  if (!isAsPrinted(reading) || years > 1) return null;
  return agreement(
    days <= furthestNextYear ? "date" : "year",
    days <= furthestNextYear ? costOfDays(days, reading) : 5,
    reading,
  );
}

/** A day or two come from leap years and time zones, more from another work or a slip. */
function costOfDays(days: number, reading: DayReading): number {
  return (days <= 3 ? 1.2 + days / 20 : 3 + Math.min(days, 170) / 60) + (isAsPrinted(reading) ? 0 : 0.01);
}

function sameDay(reading: DayReading, order: DateOrder): DateAgreement | null {
  switch (reading.how) {
    case "printed":
      return agreement("same", 0, reading);
    case "day-first":
    case "month-first":
      return reading.how === order ? agreement("same", 0, reading) : agreement("date-order", 0.5, reading);
    case "solar-hijri":
    case "mixed":
      return agreement("calendar", 1, reading);
    case "early":
      return null;
  }
}

const undatedWork = 4;

function compareYears(printed: PrintedDate, listed: ListedItem): DateAgreement | null {
  const { year, endYear } = printed;
  if (year === null) {
    if (listed.years.length > 0) return agreement("year", undatedWork);
    return withSuffix(printed, listed, agreement("same", 0));
  }
  if (listed.years.length === 0) return agreement("year", undatedWork);
  const years = endYear === null ? [year] : [year, endYear];
  if (years.some((one) => listed.years.includes(one)))
    return withSuffix(printed, listed, agreement("same", 0));
  if (isSameHijriYear(year, listed)) return agreement("calendar", 1);
  if (listed.years.some((other) => Math.abs(other - year) === 1)) return agreement("year", 3);
  return listed.years.some((other) => isSlip(year, other)) ? agreement("year", 5.5) : null;
}

/** Of a work listed under a day the Solar Hijri year is known, of one listed under a Gregorian year it is one of two. */
function isSameHijriYear(year: number, { date, years }: ListedItem): boolean {
  if (isSolarHijriYear(year) && date !== null && isFull(date) && !isSolarHijriYear(date.year))
    return solarHijriYearOf(date) === year;
  const agree = (one: number, other: number): boolean =>
    isSolarHijriYear(one) && !isSolarHijriYear(other) && yearsOfSolarHijri(one).includes(other);
  return years.some((other) => agree(year, other) || agree(other, year));
}

/** One digit another, or two that changed places: 2008 and 2018, 1989 and 1998. */
function isSlip(a: number, b: number): boolean {
  const ours = [...String(a)];
  const theirs = [...String(b)];
  const different = ours.flatMap((digit, index) => (digit === theirs[index] ? [] : [index]));
  const [first = 0, second = 0] = different;
  if (different.length === 1) return Math.abs(a - b) >= 10;
  return different.length === 2 && ours[first] === theirs[second] && ours[second] === theirs[first];
}

function withSuffix(printed: PrintedDate, listed: ListedItem, same: DateAgreement): DateAgreement {
  if (printed.suffix === listed.suffix) return same;
  if (listed.suffix === "") return agreement("same", 0.4);
  return printed.suffix === "" ? agreement("same", 0.2) : agreement("year", 3.5);
}
