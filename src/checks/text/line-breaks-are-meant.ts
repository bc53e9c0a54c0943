import type { SourceLine } from "../../model/passage.ts";
import type { Check } from "../check.ts";

const longLine = 50;
/** Lines above and below that are looked at. */
const farthest = 8;

export const lineBreaksAreMeant: Check = {
  id: "text/line-breaks-are-meant",
  severity: "warning",
  summary: "No line of a paragraph ends with two spaces in the middle of a sentence.",
  why: "Two spaces at the end of a line of Markdown cannot be seen, and break the line on the page.",
  remedy: "Delete the spaces; a break that is meant is written as a backslash at the end of the line.",
  basis: "CommonMark, 6.7 (hard line breaks)",
  example: {
    bad: "The bay that was measured for a year lies in the shadow of  \nthe mountains.\n",
    good: "The bay that was measured for a year lies in the shadow of\nthe mountains.\n",
  },
  run: ({ lines }) =>
    lines.flatMap((line, index) => {
      const next = lines[index + 1];
      if (next === undefined || !breaksSentence(line, next) || hasOthers(lines, index)) return [];
      const column = [...line.text.trimEnd()].length + 1;
      return [
        {
          place: { file: line.file, line: line.line, column, certainty: "exact" },
          end: { line: line.line, column: [...line.text].length + 1 },
          message:
            "Two spaces at the end of the line break it in the middle of a sentence; none were expected.",
        },
      ];
    }),
};

/** Whether another line of the paragraph is broken, too, as in an address or in verse. */
function hasOthers(lines: readonly SourceLine[], index: number): boolean {
  return [-1, 1].some((step) => {
    for (let at = index + step; at >= 0 && Math.abs(at - index) <= farthest; at += step) {
      const text = lines[at]?.text ?? "";
      if (text.trim() === "") return false;
      if (/ {2,}$|\\$/.test(text)) return true;
    }
    return false;
  });
}

function breaksSentence(line: SourceLine, next: SourceLine): boolean {
  return (
    / {2,}$/.test(line.text) &&
    !/\.txt$/i.test(line.file) &&
    next.file === line.file &&
    next.line === line.line + 1 &&
    line.text.length > longLine &&
    /[\p{Ll},]$/u.test(line.prose.trimEnd()) &&
    line.prose.trimEnd().length === line.text.trimEnd().length &&
    /^\p{Ll}/u.test(next.prose)
  );
}
