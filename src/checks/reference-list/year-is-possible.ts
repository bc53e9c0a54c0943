import type { Check } from "../check.ts";
import { dateOf, entryName } from "./item-values.ts";
import { listedWorks } from "./listed-works.ts";

export const yearIsPossible: Check = {
  id: "reference-list/year-is-possible",
  severity: "warning",
  summary: "The years of the reference list are years in which something can have appeared.",
  why: "A year of two digits or in the future is a slip, and citations print it.",
  remedy: "Correct the year; for a work in press say so instead.",
  basis: "House",
  example: {
    file: "references.bib",
    bad: "@article{hill2020, author = {Hill, Ann}, title = {Tides of the inner bay}, journal = {Journal of Tides}, volume = {3}, pages = {1--9}, year = {2200}}\n",
    good: "@article{hill2020, author = {Hill, Ann}, title = {Tides of the inner bay}, journal = {Journal of Tides}, volume = {3}, pages = {1--9}, year = {2020}}\n",
    beside: { "text.md": "# Tides\n\nThey were measured before [@hill2020].\n" },
  },
  run: (subject) => {
    const latest = new Date(subject.today).getUTCFullYear() + 1;
    return listedWorks(subject).flatMap(({ item, placeOf }) => {
      const [year = latest, month = 1, day = 1] = dateOf(item);
      const wrong = [
        ...(year > latest ? [`the year ${year}, which is yet to come`] : []),
        ...(year > 0 && year < 100 ? [`the year ${year}`] : []),
        ...(month > 24 || month < 1 ? [`the month ${month}`] : []),
        ...(day > 31 || day < 1 ? [`the day ${day}`] : []),
      ];
      return wrong.map((what) => ({
        place: placeOf("issued"),
        message: `${entryName(item)} has ${what}; a date up to today was expected.`,
      }));
    });
  },
};
