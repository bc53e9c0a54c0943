import type { SourceLine } from "../model/passage.ts";
import type { Waiver } from "../model/waiver.ts";

const comment = /<!--\s*waive\s+([a-z-]+\/(?:[a-z-]+|\*))\s*(?::\s*((?:(?!-->).)*?))?\s*-->/g;

/**
 * Comments that waive the block behind them, up to the next empty line:
 *
 * ```markdown
 * <!-- waive text/words-stand-once: the band is called "The The" -->
 * ```
 *
 * One without a reason has an empty `reason`.
 */
export function inlineWaivers(lines: readonly SourceLine[]): readonly Waiver[] {
  return lines.flatMap((line, index) =>
    [...line.text.matchAll(comment)].map((match): Waiver => {
      const [, check = "", reason = ""] = match;
      const column = [...line.text.slice(0, match.index)].length + 1;
      return {
        check,
        file: line.file,
        finding: "",
        lines: { first: line.line, last: endOfBlock(lines, index) },
        reason,
        place: { file: line.file, line: line.line, column, certainty: "exact" },
      };
    }),
  );
}

/** The last line of the block that begins at or behind this line. */
function endOfBlock(lines: readonly SourceLine[], comment: number): number {
  const file = lines[comment]?.file;
  let last = comment;
  let inBlock = false;
  for (let index = comment; lines[index]?.file === file; index += 1) {
    const text = lines[index]?.text.replace(/<!--.*?-->/g, "").trim() ?? "";
    if (text !== "") inBlock = true;
    else if (inBlock) break;
    last = index;
  }
  return lines[last]?.line ?? 0;
}
