import type { Check, Finding } from "../check.ts";
import { bodyRows, hasSpans, headRows, holdsSomething, tablesOf } from "./cells.ts";

export const columnsHoldSomething: Check = {
  id: "tables/columns-hold-something",
  severity: "advice",
  summary: "No column of a table is empty.",
  why: "An empty column is left over from a spreadsheet, and takes room from the others.",
  remedy: "Delete the column, or fill it.",
  basis: "House",
  example: {
    bad: "# Tides\n\nThe levels are low (@tbl:levels).\n\n| Year | Level | |\n| --- | --- | --- |\n| 2020 | 3 | |\n\n: Levels of the bay {#tbl:levels}\n",
    good: "# Tides\n\nThe levels are low (@tbl:levels).\n\n| Year | Level |\n| --- | --- |\n| 2020 | 3 |\n\n: Levels of the bay {#tbl:levels}\n",
  },
  run: ({ manuscript }) =>
    tablesOf(manuscript).flatMap((table): readonly Finding[] => {
      const rows = [...headRows(table), ...bodyRows(table)];
      if (table.place === undefined || rows.length < 2 || hasSpans(rows)) return [];
      const { place } = table;
      return table.c[2].flatMap((_, column): readonly Finding[] => {
        const isEmpty = rows.every((cells) => {
          const cell = cells[column];
          return cell === undefined || !holdsSomething(cell);
        });
        return isEmpty
          ? [
              {
                place,
                message: `Column ${column + 1} of the table is empty; a column with content was expected.`,
              },
            ]
          : [];
      });
    }),
};
