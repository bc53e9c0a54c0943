import { describe, expect, test } from "vitest";
import { digits, letter, partNumber } from "../../src/language/digits.ts";
import { languagesWithTerms, termsOf } from "../../src/language/terms.ts";

describe("numbers in the publication's language", () => {
  test("have the digits its readers use", () => {
    expect(digits(1404, "fa")).toBe("۱۴۰۴");
    expect(digits(12, "ar")).toBe("١٢");
    expect(digits(1234, "en-GB")).toBe("1234");
  });

  test("letters go on after the alphabet's end", () => {
    expect([1, 26, 27, 28].map((value) => letter(value, "en"))).toEqual(["A", "Z", "AA", "AB"]);
    expect(letter(1, "fa")).toBe("الف");
  });

  test("parts are in Roman numerals only where digits are European", () => {
    expect([4, 9, 14].map((value) => partNumber(value, "de"))).toEqual(["IV", "IX", "XIV"]);
    expect(partNumber(4, "fa")).toBe("۴");
  });
});

test("every language has every term", () => {
  for (const language of languagesWithTerms) {
    expect(Object.entries(termsOf(language)).filter(([, word]) => word === "")).toEqual([]);
  }
  expect(termsOf("de-AT").figure).toBe("Abbildung");
  expect(termsOf("xx").figure).toBe("Figure");
});
