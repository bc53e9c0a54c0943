import type { Division } from "../model/manuscript.ts";
import type { PublicationKind } from "../model/metadata.ts";
import type { Numbering, PrintedNumber } from "../model/numbering.ts";
import type { Block, Inline } from "../model/pandoc.ts";
import { type Header, headersOf } from "../tree/headers.ts";
import { headingDepths } from "../tree/heading-depth.ts";

const deepest = 6;

/**
 * Writes the numbers into the headings and gives them the levels of the editions: without holes, and one lower in an
 * article, whose title is level 1.
 */
export function setHeadings(
  divisions: readonly Division[],
  numbering: Numbering,
  publication: PublicationKind,
): readonly Division[] {
  let depth = headingDepths();
  return divisions.map((division) => {
    if (publication === "book") depth = headingDepths();
    // Levels are taken in document order first: rewriting goes from the leaves up.
    const levels = new Map<Block, number>();
    for (const header of headersOf(division.blocks)) levels.set(header, depth(header.c[0]));
    const offset = publication === "book" ? 0 : 1;
    const set = (header: Header): Header => {
      const level = Math.min((levels.get(header) ?? 1) + offset, deepest);
      return { ...header, c: [level, header.c[1], numbered(header, numbering.get(header.c[1][0]))] };
    };
    return { ...division, blocks: replaceHeaders(division.blocks, set) };
  });
}

function replaceHeaders(blocks: readonly Block[], set: (header: Header) => Header): readonly Block[] {
  return blocks.map((block): Block => {
    if (block.t === "Header") return set(block);
    if (block.t === "Div") return { ...block, c: [block.c[0], replaceHeaders(block.c[1], set)] };
    return block.t === "BlockQuote" ? { ...block, c: replaceHeaders(block.c, set) } : block;
  });
}

function numbered(header: Header, number: PrintedNumber | undefined): readonly Inline[] {
  const inlines = header.c[2];
  if (number === undefined) return inlines;
  const shown = headingNumber(number);
  const label: Inline = { t: "Span", c: [["", ["heading-number"], []], [{ t: "Str", c: shown }]] };
  return [label, { t: "Space" }, ...withoutTyped(inlines, number.number)];
}

/** Parts and appendices say what they are; other headings have the bare number. */
function headingNumber({ kind, number, label }: PrintedNumber): string {
  return kind === "part" || kind === "appendix" ? label : number;
}

/** A number that the author typed is dropped where it equals the one computed. */
function withoutTyped(inlines: readonly Inline[], number: string): readonly Inline[] {
  const [first, second, ...rest] = inlines;
  if (first?.t !== "Str" || second?.t !== "Space" || rest.length === 0) return inlines;
  return first.c.replace(/\.$/, "") === number ? rest : inlines;
}
