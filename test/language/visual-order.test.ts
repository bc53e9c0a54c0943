import { expect, test } from "vitest";
import { readingOrder } from "../../src/language/visual-order.ts";

test("a line from left to right stays as it is", () => {
  expect(readingOrder(["On ", "leap", " years"])).toBe("On leap years");
});

test("a right-to-left line is read from its right end, letter by letter as it was painted", () => {
  expect(readingOrder(["ل", "ا", "س", " ", "و", "د"])).toBe("دو سال");
});

test("numbers and foreign words in it keep their own order", () => {
  expect(readingOrder(["ل", "ا", "س", " ", "۱۴", "۰۵", " ", "ر", "د"])).toBe("در ۱۴۰۵ سال");
  const runs = ["م", "ی", "و", "ق", "ت", " ", "So", "lar", " ", "ن", "ی", "ا"];
  expect(readingOrder(runs)).toBe("این Solar تقویم");
});

test("a right-to-left word in a line from left to right is turned round alone", () => {
  expect(readingOrder(["The word ", "ل", "ا", "س", " means year"])).toBe("The word سال means year");
});
