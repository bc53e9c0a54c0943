import type { Check, Finding } from "../check.ts";
import { bodyRows, headRows, holdsSomething, tablesOf } from "./cells.ts";

export const haveSeveralCells: Check = {
  id: "tables/have-several-cells",
  severity: "advice",
  summary: "A table has more than one cell.",
  why: "A frame is no table: readers who listen are told of rows and columns that are not there.",
  remedy: "Write it as a paragraph, a quotation or a callout.",
  basis: "WCAG 2.2, 1.3.1",
  example: {
    bad: "# Tides\n\nThe levels are low (@tbl:levels).\n\n| The bay is small. |\n| --- |\n\n: Levels of the bay {#tbl:levels}\n",
    good: "# Tides\n\nThe levels are low (@tbl:levels).\n\n| Year | Level |\n| --- | --- |\n| 2020 | 3 |\n\n: Levels of the bay {#tbl:levels}\n",
  },
  run: ({ manuscript, lines }) => {
    const single = tablesOf(manuscript).filter((table) => {
      const cells = [...headRows(table), ...bodyRows(table)].flat();
      return cells.filter(holdsSomething).length <= 1;
    });
    if (single.length === 0) return [];
    // A table that code makes is not in the manuscript.
    const made = new Set(
      lines.filter(({ text }) => /^\s*(?:```|~~~)/.test(text)).map(({ file, line }) => `${line} ${file}`),
    );
    return single.flatMap(({ place }): readonly Finding[] =>
      place === undefined || made.has(`${place.line} ${place.file}`)
        ? []
        : [{ place, message: "The table has only one cell with content; a paragraph was expected." }],
    );
  },
};
