import type { Manuscript } from "../model/manuscript.ts";
import type { Inline } from "../model/pandoc.ts";
import type { Counts } from "../model/report.ts";
import { visitBlocks } from "./walk.ts";

/** What a manuscript consists of. Words are runs of text with a letter or digit, notes and captions included. */
export function countsOf(manuscript: Manuscript): Counts {
  let words = 0;
  const count = (inline: Inline): void => {
    if (inline.t === "Str" && /[\p{L}\p{N}]/u.test(inline.c)) words += 1;
  };
  for (const { blocks } of manuscript.divisions) visitBlocks(blocks, { inline: count });
  return {
    words,
    headings: manuscript.headings.length,
    figures: manuscript.figures.length,
    tables: manuscript.tables.length,
    equations: manuscript.equations.length,
    notes: manuscript.notes.length,
    citations: manuscript.citations.length,
    items: manuscript.bibliography.items.length,
  };
}
