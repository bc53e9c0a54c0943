import type { Heading } from "../../model/manuscript.ts";

/** A number that the author typed in front of a heading. */
export type TypedNumber = {
  readonly heading: Heading;
  /** As typed, without the point behind it: "2.1", "IV". */
  readonly text: string;
  /** `[2, 1]`. */
  readonly parts: readonly number[];
};

const most = 4;
const pattern =
  /^(?:(\p{Nd}{1,3}(?:[.\u066b]\p{Nd}{1,3})*)([.):\u2013\u2014-]?)|([IVXL]{1,6})([.)]))\s+(?=\S)/u;

/** What may be a number of a heading; "3 ways" and "2020 in numbers" may be none, so `isSure` is false for them. */
function parse(heading: Heading): (TypedNumber & { readonly isSure: boolean }) | null {
  const [, arabic, sign = "", roman] = pattern.exec(heading.text) ?? [];
  if (roman !== undefined) {
    const value = romanValue(roman);
    return value === null ? null : { heading, text: roman, parts: [value], isSure: true };
  }
  if (arabic === undefined) return null;
  const parts = arabic.split(/[.\u066b]/).map(numberOf);
  if (parts.length > most) return null;
  return { heading, text: arabic, parts, isSure: parts.length > 1 || sign !== "" };
}

/** The numbers typed in front of headings. A bare number is one where its level's headings have bare numbers throughout. */
export function typedNumbers(headings: readonly Heading[]): readonly TypedNumber[] {
  const parsed = headings.flatMap((heading) => parse(heading) ?? []);
  const areNumbered = (level: number): boolean => {
    const bare = parsed.filter(({ heading, isSure }) => !isSure && heading.level === level);
    const all = headings.filter((heading) => heading.level === level);
    return bare.length > 1 && bare.length * 2 >= all.length && (bare[0]?.parts[0] ?? most) <= 1;
  };
  const levels = new Set([1, 2, 3, 4, 5, 6].filter(areNumbered));
  return parsed.filter(({ heading, isSure }) => isSure || levels.has(heading.level));
}

/** Those that make one sequence: where chapters have Roman numbers, what is below them is counted anew. */
export function comparableNumbers(headings: readonly Heading[]): readonly TypedNumber[] {
  const typed = typedNumbers(headings);
  const roman = typed.filter(({ text }) => /^[IVXL]/.test(text));
  return roman.length > 0 ? roman : typed;
}

/** A heading without the number typed in front of it. */
export function withoutNumber(text: string): string {
  return text.replace(pattern, "").trim();
}

const zeros = [0x30, 0x660, 0x6f0, 0x966];

function numberOf(text: string): number {
  const plain = [...text].map((digit) => {
    const code = digit.codePointAt(0) ?? 0;
    const zero = zeros.findLast((first) => first <= code) ?? code;
    return `${code - zero}`;
  });
  return Number(plain.join(""));
}

const romans: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50 };

function romanValue(text: string): number | null {
  const values = [...text].map((letter) => romans[letter] ?? 0);
  const value = values.reduce(
    (sum, each, index) => sum + (each < (values[index + 1] ?? 0) ? -each : each),
    0,
  );
  return value > 0 ? value : null;
}
