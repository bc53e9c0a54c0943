import type { Check } from "../check.ts";
import { comparableNumbers } from "./typed-numbers.ts";

export const typedNumbersAgreeWithLevels: Check = {
  id: "headings/typed-numbers-agree-with-levels",
  severity: "warning",
  summary: 'A heading typed as "2.1" is one level deeper than one typed as "2".',
  why: "The contents and the outline show another order than the numbers.",
  remedy: "Give the heading the level that its number says.",
  basis: "WCAG 2.2, 1.3.1",
  example: {
    bad: "# 1. Introduction {-}\n\nThe bay is small.\n\n# 1.1. Place {-}\n\nIt lies north.\n\n# 2. Results {-}\n\nIt is shallow.\n",
    good: "# 1. Introduction {-}\n\nThe bay is small.\n\n## 1.1. Place {-}\n\nIt lies north.\n\n# 2. Results {-}\n\nIt is shallow.\n",
  },
  run: ({ manuscript }) => {
    const typed = comparableNumbers(manuscript.headings);
    const offsets = new Map<number, number>();
    for (const { heading, parts } of typed) {
      const offset = heading.level - parts.length;
      offsets.set(offset, (offsets.get(offset) ?? 0) + 1);
    }
    const [usual = 0, times = 0] = [...offsets].toSorted(([, a], [, b]) => b - a)[0] ?? [];
    if (times * 2 <= typed.length) return [];
    return typed
      .filter(({ heading, parts }) => heading.level - parts.length !== usual)
      .map(({ heading, parts, text }) => ({
        place: heading.place,
        message: `"${heading.text}" is a heading of level ${heading.level}; level ${parts.length + usual} was expected, as its number is "${text}".`,
      }));
  },
};
