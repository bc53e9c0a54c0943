import { expect, test } from "vitest";
import { letter, partNumber } from "../../src/language/digits.ts";
import { labelFor } from "../../src/language/labels.ts";
import { languagesWithTerms, termsOf } from "../../src/language/terms.ts";

test("every language has all of the editions' words", () => {
  expect(languagesWithTerms).toEqual(
    expect.arrayContaining("en de fr es it pt nl pl cs ru el tr fa ar he zh ja ko".split(" ")),
  );
  for (const language of [...languagesWithTerms, "pt-BR", "zh-TW"])
    expect(Object.values(termsOf(language)).filter((word) => word.trim() === "")).toEqual([]);
  expect(termsOf("pt-BR").section).toBe("Seção");
  expect(termsOf("zh-Hant-HK").figure).toBe("圖");
  expect(termsOf("de-CH").figure).toBe("Abbildung");
});

test.each([
  ["en", "Figure 2", "Chapter 3", "Equation (1)"],
  ["zh", "图 2", "第 3 章", "式 (1)"],
  ["zh-TW", "圖 2", "第 3 章", "式 (1)"],
  ["ja", "図2", "第3章", "式(1)"],
  ["ko", "그림 2", "제3장", "식 (1)"],
])("labels in %s", (language, figure, chapter, equation) => {
  expect(labelFor("figure", "2", language)).toBe(figure);
  expect(labelFor("chapter", "3", language)).toBe(chapter);
  expect(labelFor("equation", "1", language)).toBe(equation);
});

test("appendices and parts count in the language's own signs", () => {
  expect(["en", "el", "ru", "he"].map((language) => letter(2, language))).toEqual(["B", "Β", "Б", "ב"]);
  expect(["en", "ja", "fa"].map((language) => partNumber(2, language))).toEqual(["II", "2", "۲"]);
});
