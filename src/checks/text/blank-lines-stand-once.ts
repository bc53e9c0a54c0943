import type { SourceLine } from "../../model/passage.ts";
import type { Check, Finding } from "../check.ts";

export const blankLinesStandOnce: Check = {
  id: "text/blank-lines-stand-once",
  severity: "advice",
  summary: "One blank line parts two paragraphs.",
  why: "More of them change nothing in any edition: whoever meant a break between scenes by them does not get one.",
  remedy: "Keep one blank line; a break between scenes is a line with three asterisks.",
  basis: "House",
  example: { bad: "The bay is small.\n\n\nIt is shallow.\n", good: "The bay is small.\n\nIt is shallow.\n" },
  run: ({ lines }) => {
    const found: Finding[] = [];
    let before: number | null = null;
    for (const [index, line] of lines.entries()) {
      if (line.text.trim() === "") continue;
      const first = lines[(before ?? index) + 1];
      if (before !== null && first !== undefined && index - before > 2 && areNeighbours(lines, before, index))
        found.push(repeated(first, line));
      before = index;
    }
    return found;
  },
};

/** Both are running text, so that no code, data or plain text's layout lies between them. */
function areNeighbours(lines: readonly SourceLine[], before: number, after: number): boolean {
  const [first, last] = [lines[before], lines[after]];
  if (first === undefined || last === undefined || first.file !== last.file) return false;
  return (
    last.line - first.line === after - before &&
    !/\.txt$/i.test(first.file) &&
    first.prose.trim() !== "" &&
    last.prose.trim() !== "" &&
    !/^(?: {4}|\t)/.test(last.text)
  );
}

function repeated({ file, line }: SourceLine, next: SourceLine): Finding {
  const from = { line: line + 1, column: 1 };
  const to = { line: next.line, column: 1 };
  return {
    place: { file, ...from, certainty: "exact" },
    message: "Several blank lines stand between two paragraphs; one was expected.",
    edits: [{ file, from, to, text: "" }],
  };
}
