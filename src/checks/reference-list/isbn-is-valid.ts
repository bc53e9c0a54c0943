import type { Check } from "../check.ts";
import { isIsbn } from "./check-digits.ts";
import { entryName, fieldOf } from "./item-values.ts";
import { askEachWork } from "./listed-works.ts";

export const isbnIsValid: Check = {
  id: "reference-list/isbn-is-valid",
  severity: "warning",
  summary: "The last digit of an ISBN fits the others.",
  why: "Shops and libraries find a book by its ISBN, and find nothing or another book by a mistyped one.",
  remedy: "Copy the ISBN again from the book.",
  basis: "ISO 2108",
  example: {
    file: "references.bib",
    bad: "@book{hill2020, author = {Hill, Ann}, title = {Tides of the Inner Bay}, publisher = {Fjord Press}, year = {2020}, isbn = {978-0-306-40615-8}}\n",
    good: "@book{hill2020, author = {Hill, Ann}, title = {Tides of the Inner Bay}, publisher = {Fjord Press}, year = {2020}, isbn = {978-0-306-40615-7}}\n",
    beside: { "text.md": "# Tides\n\nThey were measured before [@hill2020].\n" },
  },
  run: (subject) =>
    askEachWork(subject, ({ item }) =>
      fieldOf(item, "ISBN")
        .replaceAll(/\((?:[^()]*)\)|ISBN(?:-1[03])?:?/gi, " ")
        .split(/[,;/]|\s+(?=97[89])/)
        .map((isbn) => isbn.trim())
        .filter((isbn) => isbn !== "" && !isIsbn(isbn))
        .map((isbn) => ({
          variable: "ISBN",
          message: `${entryName(item)} has the ISBN "${isbn}", whose check digit is wrong; ten or thirteen digits that fit were expected.`,
        })),
    ),
};
