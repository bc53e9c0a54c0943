import type { SourceLine } from "../../model/passage.ts";
import type { Check, Finding } from "../check.ts";

export const rowsHaveAsManyCells: Check = {
  id: "tables/rows-have-as-many-cells",
  severity: "error",
  summary: "Every row of a table has as many cells as its head.",
  why: "Cells beyond the last column are not printed, and missing ones shift what was meant.",
  remedy: 'Add or delete a bar; write "\\|" where a bar is meant in a cell.',
  basis: "Pandoc User’s Guide, pipe tables",
  example: {
    bad: "# Tides\n\nThe levels are low (@tbl:levels).\n\n| Year | Level |\n| --- | --- |\n| 2020 | 3 | 4 |\n\n: Levels of the bay {#tbl:levels}\n",
    good: "# Tides\n\nThe levels are low (@tbl:levels).\n\n| Year | Level |\n| --- | --- |\n| 2020 | 3 |\n\n: Levels of the bay {#tbl:levels}\n",
  },
  run: ({ manuscript, lines }) => {
    if (manuscript.tables.length === 0) return [];
    const index = new Map(lines.map(({ file, line }, at) => [`${line} ${file}`, at]));
    return manuscript.tables.flatMap(({ place }) => {
      const at = index.get(`${place.line} ${place.file}`);
      return at === undefined || place.certainty !== "exact" ? [] : raggedRows(lines, at);
    });
  },
};

/** Rows of the pipe table that begins at a line, whose cells are not as many as the columns. */
function raggedRows(lines: readonly SourceLine[], start: number): readonly Finding[] {
  const rule = lines[start + 1]?.text ?? "";
  if (!/^\s*\|?\s*:?-+:?\s*\|[\s|:-]*$/.test(rule)) return [];
  const columns = cellsIn(rule);
  const findings: Finding[] = [];
  for (let at = start + 2; at < lines.length; at += 1) {
    const line = lines[at];
    if (line === undefined || !line.text.includes("|") || line.file !== lines[start]?.file) break;
    const cells = cellsIn(line.text);
    // Shortened rows at the end of a line without a bar are filled up as a rule.
    if (cells === columns || (cells < columns && !line.text.trim().endsWith("|"))) continue;
    findings.push({
      place: { file: line.file, line: line.line, column: 1, certainty: "exact" },
      end: { line: line.line, column: [...line.text].length + 1 },
      message: `The row has ${cells} ${cells === 1 ? "cell" : "cells"}; ${columns} were expected, as in the table's head.`,
    });
  }
  return findings;
}

/** Cells of a line; bars in code, mathematics and behind a backslash part none. */
function cellsIn(line: string): number {
  const plain = line
    .replace(/\\./g, "")
    .replace(/(`+)[^`]*\1/g, "")
    .replace(/\$(?!\s)[^$|]*(?:\|[^$|]*)*(?<!\s)\$(?!\d)/g, "")
    .trim()
    .replace(/^\|/, "")
    .replace(/\|$/, "");
  return plain.split("|").length;
}
