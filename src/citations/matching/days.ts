import { isValidJalaaliDate, toGregorian, toJalaali } from "jalaali-js";

/** A day, a month or a year of the Gregorian calendar. */
export type Day = { readonly year: number; readonly month: number | null; readonly day: number | null };
export type FullDay = { readonly year: number; readonly month: number; readonly day: number };

/** A year printed without its calendar that today's authors mean as Solar Hijri. */
export const isSolarHijriYear = (year: number): boolean => year >= 1200 && year <= 1499;

/** The two Gregorian years a Solar Hijri year lies in: it begins on 20 or 21 March. */
export const yearsOfSolarHijri = (year: number): readonly number[] => [year + 621, year + 622];

export function solarHijriYearOf({ year, month, day }: FullDay): number {
  return toJalaali(year, month, day).jy;
}

/** Null where the month has no such day. */
export function dayOfSolarHijri(year: number, month: number, day: number): FullDay | null {
  if (!isValidJalaaliDate(year, month, day)) return null;
  const { gy, gm, gd } = toGregorian(year, month, day);
  return { year: gy, month: gm, day: gd };
}

/** Days since 1970; the months of 31 days and less are not told apart. */
export function dayNumber({ year, month, day }: FullDay): number {
  return Date.UTC(year, month - 1, day) / 86_400_000;
}

export function isFull(day: Day): day is FullDay {
  return day.month !== null && day.day !== null;
}

const monthNames =
  "January February March April May June July August September October November December".split(" ");

/** "11 February 2018", "February 2018" or "2018". */
export function printDay({ year, month, day }: Day): string {
  const name = month === null ? undefined : monthNames[month - 1];
  return [day === null || name === undefined ? undefined : day, name, year]
    .filter((part) => part !== undefined)
    .join(" ");
}
