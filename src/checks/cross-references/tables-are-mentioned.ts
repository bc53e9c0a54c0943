import type { Check } from "../check.ts";
import { mentionsOf, numbered } from "./mentions.ts";
import { pointedAt } from "./pointed-at.ts";

const table = "| Year | Level |\n| --- | --- |\n| 2020 | 3 |\n\n: Levels of the bay {#tbl:levels}\n";

export const tablesAreMentioned: Check = {
  id: "cross-references/tables-are-mentioned",
  severity: "warning",
  summary: "Every numbered table is mentioned in the text.",
  why: "A table stands where the page has room for it; readers find it through the sentence that names it.",
  remedy: "Name the table where the text speaks of it, with a cross-reference, or take it out.",
  basis: "ISO 7144; Chicago Manual of Style 18, chapter 3",
  example: {
    bad: `# Tides\n\nThe bay is small.\n\n${table}`,
    good: `# Tides\n\nThe bay is small (see @tbl:levels).\n\n${table}`,
  },
  run: (subject) => {
    const pointed = pointedAt(subject, "table");
    const mentioned = new Set([...pointed, ...mentionsOf(subject).map(({ target }) => target)]);
    return numbered(subject, "table")
      .filter(({ id }) => !mentioned.has(id))
      .map(({ label, place }) => ({
        place,
        message: `${label} is mentioned nowhere in the text; a sentence that names it was expected.`,
      }));
  },
};
