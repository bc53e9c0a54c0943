import type { SourceLine } from "../../model/passage.ts";
import type { AskedQuery } from "../../model/query.ts";
import { blankCode } from "../parsing/note-definitions.ts";
import { addresseeOf } from "./addressee.ts";

const comment = /<!--\s*query\s*(?:\(([^()]*)\))?\s*:([\s\S]*?)-->/g;
const codeInText = /(`+)(?!`)[^`\n]*\1/g;

/**
 * Queries typed as comments, which no edition prints:
 *
 * ```markdown
 * <!-- query(editor): Is this year right? -->
 * <!-- query (Mina, 2026-01-02): which year? -->
 * ```
 *
 * In brackets stand the addressee, the author where none is named, and who asks. Code asks nothing.
 */
export function commentQueries(lines: readonly SourceLine[]): readonly AskedQuery[] {
  return [...Map.groupBy(lines, ({ file }) => file).values()].flatMap(queriesIn);
}

function queriesIn(lines: readonly SourceLine[]): readonly AskedQuery[] {
  const text = lines.map((line) => line.text).join("\n");
  const prose = blankCode(text).replace(codeInText, (code) => " ".repeat(code.length));
  const starts = startsOf(lines);
  return [...text.matchAll(comment)].flatMap((match): readonly AskedQuery[] => {
    const [, brackets = "", written = ""] = match;
    const words = written.replace(/\s+/g, " ").trim();
    const index = starts.findLastIndex((start) => start <= match.index);
    const line = lines[index];
    if (words === "" || line === undefined || !prose.startsWith("<!--", match.index)) return [];
    const said = brackets.split(",").map((part) => part.trim());
    const addressee = said.map(addresseeOf).find((known) => known !== null) ?? "author";
    const asker = said.filter((part) => part !== "" && addresseeOf(part) === null).join(", ");
    const column = [...text.slice(starts[index], match.index)].length + 1;
    const place = { file: line.file, line: line.line, column, certainty: "exact" } as const;
    return [{ addressee, text: words, asker, place, about: "before" }];
  });
}

function startsOf(lines: readonly SourceLine[]): readonly number[] {
  const starts: number[] = [];
  let offset = 0;
  for (const { text } of lines) {
    starts.push(offset);
    offset += text.length + 1;
  }
  return starts;
}
