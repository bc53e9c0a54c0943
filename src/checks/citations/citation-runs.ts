import type { Division } from "../../model/manuscript.ts";
import type { Block, Inline } from "../../model/pandoc.ts";
import type { Subject } from "../../model/subject.ts";

/** Running inlines of paragraphs outside quotations: behind a quoted passage a citation stands after the full stop. */
export function citationRuns(divisions: readonly Division[]): readonly (readonly Inline[])[] {
  const runs: (readonly Inline[])[] = [];
  const pending = divisions.flatMap(({ blocks }) => blocks).toReversed();
  for (let block = pending.pop(); block !== undefined; block = pending.pop()) {
    if (block.t === "Para" || block.t === "Plain") runs.push(block.c);
    pending.push(...inside(block).toReversed());
  }
  return runs;
}

function inside(block: Block): readonly Block[] {
  switch (block.t) {
    case "Div":
      return block.c[1];
    case "BulletList":
      return block.c.flat();
    case "OrderedList":
      return block.c[1].flat();
    default:
      return [];
  }
}

/** A citation in brackets, all of it. */
export function isCited(inline: Inline): boolean {
  return (
    inline.t === "Span" &&
    inline.c[0][1].includes("citation") &&
    inline.c[1].some(
      (inner) =>
        inner.t === "Cite" && inner.c[0].every(({ citationMode }) => citationMode.t === "NormalCitation"),
    )
  );
}

/** False where the style sets citations as notes or raised numbers, which stand behind the punctuation. */
export function sitsInLine({ apparatus, manuscript }: Subject): boolean {
  if (apparatus.citationsAreNotes || manuscript.citations.length === 0) return false;
  for (const content of apparatus.citations.values())
    if (content.some(({ t }) => t === "Superscript" || t === "Note")) return false;
  return true;
}
