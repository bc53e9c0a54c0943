import { primarySubtag } from "./terms.ts";

const persianLetters = [..."الف ب پ ت ث ج چ ح خ د ذ ر ز ژ س ش ص ض ط ظ ع غ ف ق ک گ ل م ن و ه ی".split(" ")];
const arabicLetters = "أ ب ج د ه و ز ح ط ي ك ل م ن س ع ف ص ق ر ش ت ث خ ذ ض ظ غ".split(" ");
const hebrewLetters = [..."אבגדהוזחטיכלמנסעפצקרשת"];
const greekLetters = [..."ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ"];
/** Without those that are mistaken for figures or have no capital of their own (GOST R 7.0.11). */
const russianLetters = [..."АБВГДЕЖИКЛМНПРСТУФХЦШЩЭЮЯ"];
const latinLetters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];

/** A whole number in the digits the language's readers use (CLDR's default numbering system). */
export function digits(value: number, language: string): string {
  return new Intl.NumberFormat(numberingLocale(language), { useGrouping: false }).format(value);
}

// CLDR gives Arabic without a region the digits of Egypt in some releases and Latin ones in others: fix them.
function numberingLocale(language: string): string {
  return language === "ar" ? "ar-EG" : language;
}

/** The same text with the digits of Arabic and Persian as Western ones, unit by unit: an offset in one is one in the other. */
export function westernDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
}

/** The nth letter of the language's alphabet, from 1, for appendices: A, B …; AA after Z. */
export function letter(value: number, language: string): string {
  const letters = lettersOf(language);
  const index = value - 1;
  const last = letters[index % letters.length] ?? "";
  return index < letters.length ? last : letter(Math.floor(index / letters.length), language) + last;
}

function lettersOf(language: string): readonly string[] {
  switch (primarySubtag(language)) {
    case "fa":
      return persianLetters;
    case "ar":
      return arabicLetters;
    case "he":
      return hebrewLetters;
    case "el":
      return greekLetters;
    case "ru":
      return russianLetters;
    default:
      return latinLetters;
  }
}

const withoutRoman = new Set(["he", "ja", "ko", "zh"]);
const romanValues: readonly (readonly [number, string])[] = [
  [1000, "M"],
  [900, "CM"],
  [500, "D"],
  [400, "CD"],
  [100, "C"],
  [90, "XC"],
  [50, "L"],
  [40, "XL"],
  [10, "X"],
  [9, "IX"],
  [5, "V"],
  [4, "IV"],
  [1, "I"],
];

/** Roman numerals for parts; languages with digits or signs of their own use digits. */
export function partNumber(value: number, language: string): string {
  if (digits(1, language) !== "1" || withoutRoman.has(primarySubtag(language)))
    return digits(value, language);
  let rest = value;
  let numeral = "";
  for (const [size, sign] of romanValues) {
    while (rest >= size) {
      numeral += sign;
      rest -= size;
    }
  }
  return numeral;
}
