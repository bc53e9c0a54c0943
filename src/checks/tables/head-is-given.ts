import type { Check, Finding } from "../check.ts";
import { bodyRows, headRows, holdsSomething, tablesOf } from "./cells.ts";

export const headIsGiven: Check = {
  id: "tables/head-is-given",
  severity: "advice",
  summary: "Tables have a row of heads.",
  why: "Readers who listen are told with each cell which column it is in.",
  remedy: "Write what the columns hold into the first row.",
  basis: "WCAG 2.2, 1.3.1, technique H51",
  example: {
    bad: "# Tides\n\nThe levels are low (@tbl:levels).\n\n|   |   |\n| --- | --- |\n| 2020 | 3 |\n| 2021 | 4 |\n\n: Levels of the bay {#tbl:levels}\n",
    good: "# Tides\n\nThe levels are low (@tbl:levels).\n\n| Year | Level |\n| --- | --- |\n| 2020 | 3 |\n| 2021 | 4 |\n\n: Levels of the bay {#tbl:levels}\n",
  },
  run: ({ manuscript }) =>
    tablesOf(manuscript).flatMap((table): readonly Finding[] => {
      const isHeaded = headRows(table).some((cells) => cells.some(holdsSomething));
      const isGrid = bodyRows(table).length > 1 && (bodyRows(table)[0]?.length ?? 0) > 1;
      return isHeaded || !isGrid || table.place === undefined
        ? []
        : [
            {
              place: table.place,
              message: "The table has no heads; a first row that says what the columns hold was expected.",
            },
          ];
    }),
};
