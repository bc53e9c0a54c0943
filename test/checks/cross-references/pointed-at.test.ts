import { expect, test } from "vitest";
import { examineFiles } from "../examine.ts";

const map = '![Map of the bay](picture.svg){#fig:map alt="Outline of the inner bay"}\n';
const year = '![Tides of a year](picture.png){#fig:year alt="Curve with two peaks"}\n';

async function unmentioned(text: string): Promise<readonly string[]> {
  const { report } = await examineFiles({ "text.md": `# Tides\n\n${text}` });
  return report.flatMap((line) => /(Figure|Table) \d is mentioned nowhere/.exec(line)?.[0] ?? []);
}

test.each([
  ["the paragraph before", `Both are shown in the following figure.\n\n${map}`],
  ["for several at once", `Both are in the diagrams below.\n\n${map}\n${year}`],
  ["the paragraph behind", `It is wide.\n\n${map}\nAs the map above shows, it is.\n`],
  ["in German", `Das zeigt die folgende schematische Abbildung.\n\n${map}`],
  ["in Persian", `نقشه به شکل زیر است:\n\n${map}`],
])("a figure may be pointed at instead of named: %s", async (_, text) => {
  expect(await unmentioned(text)).toEqual([]);
});

test.each([
  ["farther away", `It is in the following figure.\n\nIt is wide.\n\n${map}`],
  ["the other way", `It was in the figure above.\n\n${map}`],
  ["a verb", `The following code plots the bay.\n\n${map}`],
  ["something else", `It is in the following section and table.\n\n${map}`],
])("nothing points at a figure that is meant by nobody: %s", async (_, text) => {
  expect(await unmentioned(text)).toEqual(["Figure 1 is mentioned nowhere"]);
});

test("a table is pointed at as a table", async () => {
  const table = "\n\n| Year | Level |\n|---|---|\n| 2020 | 3 |\n\n: Levels {#tbl:levels}\n";
  expect(await unmentioned(`The levels are in the following table.${table}`)).toEqual([]);
  expect(await unmentioned(`The levels are in the following figure.${table}`)).toEqual([
    "Table 1 is mentioned nowhere",
  ]);
});
