import type { Block, Inline } from "../../model/pandoc.ts";
import { plainText } from "./inline-text.ts";

/** Letters of a line that look alike. */
export type Segment = {
  readonly text: string;
  readonly raised: boolean;
  readonly bold: boolean;
  readonly address: string;
};
export type Line = readonly Segment[];

/** Lines of a block, each with its raised letters apart. */
export function linesOf(block: Block): readonly Line[] {
  switch (block.t) {
    case "Para":
    case "Plain":
    case "Header": {
      const inlines = block.t === "Header" ? block.c[2] : block.c;
      const lines: Segment[][] = [[]];
      for (const inline of inlines) {
        if (inline.t === "LineBreak") lines.push([]);
        else lines.at(-1)?.push(...segments(inline, { raised: false, bold: false, address: "" }));
      }
      return lines.filter((line) => textOfLine(line).trim() !== "").map(joinAlike);
    }
    case "BulletList":
      return block.c.flatMap((item) => item.flatMap(linesOf));
    case "OrderedList":
      return block.c[1].flatMap((item) => item.flatMap(linesOf));
    default:
      return [];
  }
}

function joinAlike(line: Line): Line {
  const joined: Segment[] = [];
  for (const segment of line) {
    const last = joined.at(-1);
    const isSame =
      last !== undefined &&
      (last.address === segment.address || segment.text.trim() === "") &&
      last.raised === segment.raised &&
      (last.bold === segment.bold || segment.text.trim() === "");
    if (isSame) joined[joined.length - 1] = { ...last, text: last.text + segment.text };
    else joined.push(segment);
  }
  return joined;
}

function segments(inline: Inline, look: Omit<Segment, "text">): readonly Segment[] {
  const inside = (list: readonly Inline[], own: Partial<Segment> = {}): readonly Segment[] =>
    list.flatMap((each) => segments(each, { ...look, ...own }));
  switch (inline.t) {
    case "Superscript":
      return inside(inline.c, { raised: true });
    case "Strong":
      return inside(inline.c, { bold: true });
    case "Emph":
    case "Underline":
    case "SmallCaps":
      return inside(inline.c);
    case "Link":
      return inside(inline.c[1], { address: inline.c[2][0] });
    case "Span":
      return inside(inline.c[1]);
    default:
      return [{ ...look, text: plainText([inline]) }];
  }
}

export function textOfLine(line: Line): string {
  return line.map(({ text }) => text).join("");
}
