import type { PrintedDate } from "../typed/printed-date.ts";
import { dayOfSolarHijri, type FullDay, isSolarHijriYear } from "./days.ts";

/**
 * How a printed day was read: as it stands, day first, month first, in the Solar Hijri calendar, or with day and month
 * of that calendar beside a Gregorian year. `early` is `mixed` three months before, which ranks works and is no reading.
 */
export type DayReading = FullDay & {
  readonly how: "printed" | "day-first" | "month-first" | "solar-hijri" | "mixed" | "early";
};

/** The order of numbers in "11/02/2019" where all dates of a text that can be read one way only have the same. */
export type DateOrder = "day-first" | "month-first" | null;

/** Every day a printed date may mean; empty where no day is printed. Nothing is preferred. */
export function readingsOf({ year, month, day, pair }: PrintedDate): readonly DayReading[] {
  if (year === null) return [];
  const orders = pair === null ? [] : ordersOf(pair);
  const plain = month === null || day === null ? [] : [{ month, day, how: "printed" as const }];
  return [...plain, ...orders].flatMap(({ month, day, how }): readonly DayReading[] => {
    if (isSolarHijriYear(year)) return solarHijri(year, month, day, "solar-hijri");
    const printed = day <= 31 && month <= 12 ? [{ year, month, day, how }] : [];
    return pair === null ? printed : [...printed, ...mixed(year, month, day)];
  });
}

type Order = { readonly month: number; readonly day: number; readonly how: DayReading["how"] };

function ordersOf([first, second]: readonly [number, number]): readonly Order[] {
  if (first === second) return [{ month: first, day: second, how: "printed" }];
  const dayFirst: readonly Order[] = second <= 12 ? [{ day: first, month: second, how: "day-first" }] : [];
  const monthFirst: readonly Order[] = first <= 12 ? [{ day: second, month: first, how: "month-first" }] : [];
  const both = [...dayFirst, ...monthFirst];
  return both.length === 1 ? both.map((order): Order => ({ ...order, how: "printed" })) : both;
}

function solarHijri(year: number, month: number, day: number, how: DayReading["how"]): readonly DayReading[] {
  const found = dayOfSolarHijri(year, month, day);
  return found === null ? [] : [{ ...found, how }];
}

/** Day and month of the Solar Hijri year in which they fall into the Gregorian year printed. */
function mixed(year: number, month: number, day: number): readonly DayReading[] {
  const inYear = (number: number, how: DayReading["how"]): readonly DayReading[] =>
    [year - 621, year - 622].flatMap((hijri) =>
      solarHijri(hijri, number, day, how).filter((reading) => reading.year === year),
    );
  return [...inYear(month, "mixed"), ...(month > 3 ? inYear(month - 3, "early") : [])];
}

/** Null where both orders occur or none can be told. */
export function orderOf(dates: readonly PrintedDate[]): DateOrder {
  const orders = new Set(
    dates.flatMap(({ pair }): readonly DateOrder[] => {
      if (pair === null) return [];
      return pair[0] > 12 ? ["day-first"] : pair[1] > 12 ? ["month-first"] : [];
    }),
  );
  const [order = null] = orders;
  return orders.size === 1 ? order : null;
}
