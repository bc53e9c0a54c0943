import { expect, test } from "vitest";
import { examineFiles } from "../examine.ts";

test("bars in code, mathematics and behind a backslash part no cells", async () => {
  const text = `# Tides

The levels are low (@tbl:levels).

| Year | Level |
| --- | --- |
| \`a|b\` | $|x|$ |
| 2020 | 3 \\| 4 |
| 2021
| 2022 | 3 | 4 |

: Levels of the bay {#tbl:levels}
`;
  const { report } = await examineFiles({ "text.md": text });
  expect(report.filter((line) => line.includes("tables/"))).toEqual([
    "text.md:10:1 error tables/rows-have-as-many-cells The row has 3 cells; 2 were expected, as in the table's head.",
  ]);
});
