import type { Block, Inline } from "../../model/pandoc.ts";
import { type CaptionKind, labelOf } from "./caption-labels.ts";
import { plainText, trim } from "./inline-text.ts";
import type { Piece } from "./pieces.ts";
import type { Paragraph } from "./story.ts";

export type Caption = {
  readonly piece: Piece;
  /** Null where only its style says that it is a caption. */
  readonly kind: CaptionKind | null;
  readonly typed: string | null;
  /** Letters of the name and number at its start. */
  readonly label: number;
};

/** A table, or pictures right behind each other, with what says what they are. */
export type Thing = {
  readonly kind: CaptionKind;
  readonly pieces: readonly Piece[];
  readonly caption: Caption | null;
};

/** A picture and its caption may share a paragraph. */
export function splitPictures(piece: Piece): readonly Piece[] {
  const { block } = piece;
  if (block.t !== "Para") return [piece];
  const last = block.c.findLastIndex(({ t }) => t === "Image");
  const behind = trim(block.c.slice(last + 1));
  const isAlone = last >= 0 && plainText(block.c.slice(0, last)).trim() === "";
  if (!isAlone || behind.length === 0 || labelOf(plainText(behind)) === null) return [piece];
  return [
    { ...piece, block: { t: "Para", c: trim(block.c.slice(0, last + 1)) } },
    { ...piece, block: { t: "Para", c: behind } },
  ];
}

export function isPictures(block: Block): boolean {
  if (block.t !== "Para" && block.t !== "Plain") return false;
  return (
    block.c.some(({ t }) => t === "Image") &&
    plainText(block.c.filter(({ t }) => t !== "Image")).trim() === ""
  );
}

export function groupsOf(list: readonly Piece[]): readonly (readonly Piece[])[] {
  const groups: Piece[][] = [];
  for (const [index, piece] of list.entries()) {
    if (piece.block.t === "Table") groups.push([piece]);
    else if (isPictures(piece.block)) {
      const before = list[index - 1];
      if (before !== undefined && isPictures(before.block)) groups.at(-1)?.push(piece);
      else groups.push([piece]);
    }
  }
  return groups;
}

/**
 * By its style, or, unless `areStyled` says that all captions have one, by its name and number at the start of a paragraph
 * that is no sentence about a figure.
 */
export function captionOf(piece: Piece, areStyled = false): Caption | null {
  const { block, paragraph } = piece;
  if (block.t !== "Para" || isPictures(block) || paragraph === null) return null;
  const styled = paragraph.look.styles.some(
    (name) => /caption|legend|beschriftung|figure title|table title/.test(name) && !/captioned/.test(name),
  );
  if (areStyled && !styled) return null;
  const found = labelOf(plainText(block.c));
  if (found === null) return styled ? { piece, kind: styledKind(paragraph), typed: null, label: 0 } : null;
  const { kind, typed, label, stop } = found;
  const rest = plainText(block.c).slice(label);
  const isTitle = stop !== "" || rest === "" || startsWithLook(block.c) || /^\p{Lu}/u.test(rest);
  return styled || isTitle ? { piece, kind, typed, label } : null;
}

function startsWithLook([first]: readonly Inline[]): boolean {
  return first?.t === "Strong" || first?.t === "Emph";
}

/** Some styles say what they caption. */
function styledKind({ look }: Paragraph): CaptionKind | null {
  if (look.styles.some((name) => /^(?:image|figure) /.test(name))) return "fig";
  return look.styles.some((name) => name.startsWith("table ")) ? "tbl" : null;
}
