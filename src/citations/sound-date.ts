import { isRecord } from "./entries-read.ts";
import { nothing, type Sound, soundText, wrong } from "./sound-text.ts";

const expected = 'a date such as {"date-parts": [[2020, 5, 1]]}';
/** Extended Date/Time Format, level 0: "2020", "2020-05", "2020-05-01", and two of them with a slash. */
const day = /^(-?\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** A date as CSL has it; a year alone and a text in the Extended Date/Time Format are as good. */
export function soundDate(value: unknown): Sound {
  if (typeof value === "number")
    return isYear(value) ? { value: { "date-parts": [[value]] }, faults: [] } : wrong(value, expected);
  if (typeof value === "string") return writtenDate(value);
  if (!isRecord(value)) return wrong(value, expected);
  const { "date-parts": written, literal, raw, circa, season } = value;
  const read = written === undefined || written === null ? nothing : soundParts(written);
  const words = [
    ["literal", literal],
    ["raw", raw],
  ].flatMap(([name, text]) =>
    text === undefined || text === null ? [] : [{ name: String(name), ...soundText(text) }],
  );
  const entries = [
    ...(read.value === undefined ? [] : [["date-parts", read.value] as const]),
    ...words.flatMap(({ name, value: text }) => (text === undefined ? [] : [[name, text] as const])),
  ];
  const faults = [
    ...read.faults,
    ...words.flatMap(({ name, faults: own }) =>
      own.map((fault) => ({ ...fault, found: `has a "${name}" that ${fault.found}` })),
    ),
  ];
  if (entries.length === 0) return { value: undefined, faults };
  const more = [
    ...(isScalar(circa) ? [["circa", circa] as const] : []),
    ...(typeof season === "string" || Number.isInteger(season) ? [["season", season] as const] : []),
  ];
  return { value: Object.fromEntries([...entries, ...more]), faults };
}

function writtenDate(text: string): Sound {
  const days = text
    .trim()
    .split("/")
    .map((each) => day.exec(each)?.slice(1));
  const known = days.filter((each) => each !== undefined);
  if (known.length < days.length || days.length > 2) {
    const { value: literal, faults } = soundText(text);
    return text.trim() === "" ? nothing : { value: { literal }, faults };
  }
  const numbers = known.map((each) => each.filter((part) => part !== undefined).map(Number));
  return { value: { "date-parts": numbers }, faults: [] };
}

/** One date or the two ends of a span, each year, month and day as far as they are known. */
function soundParts(written: unknown): Sound {
  if (!Array.isArray(written) || written.length > 2) return wrong(written, expected);
  const dates: (readonly number[])[] = [];
  for (const each of written) {
    if (!Array.isArray(each) || each.length > 3) return wrong(each, "a list of year, month and day", "holds");
    const known = each.findIndex((part: unknown) => part === null || part === "");
    const parts = (known === -1 ? each : each.slice(0, known)).map(numberOf);
    const bad = parts.indexOf(null);
    if (bad !== -1) return wrong(each[bad], "a whole number for year, month and day", "holds");
    const numbers = parts.filter((part) => part !== null);
    if (numbers.length > 0) dates.push(numbers);
  }
  return dates.length === 0 ? nothing : { value: dates, faults: [] };
}

function numberOf(part: unknown): number | null {
  const number = typeof part === "string" && /^\s*-?\d{1,5}\s*$/.test(part) ? Number(part) : part;
  return typeof number === "number" && isYear(number) ? number : null;
}

function isYear(value: number): boolean {
  return Number.isInteger(value) && Math.abs(value) < 100_000;
}

function isScalar(value: unknown): boolean {
  return typeof value === "string" || typeof value === "boolean" || Number.isInteger(value);
}
