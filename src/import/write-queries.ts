import type { ImportQuery } from "../model/import.ts";

/** A query about a heading stands in the paragraph below it, a few lines on. */
const farthest = 6;
const fence = /^ {0,3}(?:`{3,}|~{3,}|\$\$)/;
/** Headings, tables, figures, formulas, divisions and captions end in signs of their own, behind which nothing may stand. */
const noProse = /^(?:#|[|+]|\s*[-=]{3,}|!\[|:::|\s*:\s|\s*<| {4,}\S)/;

/**
 * Writes each query as a comment at the end of the line it is about, so that who edits the text sees it there:
 * `<!-- query (Mina, 2026-01-02): which year? -->`. Comments are not printed. Lines of `text` keep their numbers; a query
 * whose line can hold no comment, nor those right below, stands in the report alone.
 */
export function writeQueries(text: string, queries: readonly ImportQuery[]): string {
  const lines = text.split("\n");
  const holding = prose(lines);
  const written = new Map<number, string[]>();
  for (const query of queries) {
    const line = query.result?.line;
    if (line === undefined) continue;
    const at = holding.find((index) => index >= line - 1 && index < line - 1 + farthest);
    if (at !== undefined) written.set(at, [...(written.get(at) ?? []), comment(query)]);
  }
  return lines
    .map((line, index) => {
      const own = written.get(index);
      return own === undefined ? line : line.replace(/\s*(\\?)$/, ` ${own.join(" ")}$1`);
    })
    .join("\n");
}

/** Indexes of the lines that may end in a comment. */
function prose(lines: readonly string[]): readonly number[] {
  let isInside = false;
  return lines.flatMap((line, index) => {
    const isFence = fence.test(line);
    if (isFence && !/^\s*\$\$.+\$\$/.test(line)) isInside = !isInside;
    return isInside || isFence || line.trim() === "" || noProse.test(line) ? [] : [index];
  });
}

function comment({ text, author, date }: ImportQuery): string {
  const asked = [author, date?.slice(0, 10)].filter((each) => each).join(", ");
  const words = text.replace(/\s+/g, " ").replaceAll("--", "- -").trim();
  return `<!-- query${asked === "" ? "" : ` (${asked.replaceAll("--", "- -")})`}: ${words} -->`;
}
