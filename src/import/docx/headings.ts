import type { Inline } from "../../model/pandoc.ts";
import { mapInlines } from "../../tree/walk.ts";
import { dropText, plainText, trim } from "./inline-text.ts";
import type { Piece } from "./pieces.ts";

import { clip, type Paragraph, type Remark, type Story } from "./story.ts";

/** A paragraph that is a heading. */
export type FoundHeading = {
  readonly level: number;
  /** The number its author typed, "2.1"; null where there is none. */
  readonly typed: string | null;
  /** Word counts it by itself. */
  readonly counted: boolean;
  readonly byLook: boolean;
};

const longest = 160;
const number = /^(\d{1,2}(?:\.\d{1,2}){0,4})[.)]?[\s\u00A0]+(?=[\p{L}“"'«¿¡(])/u;

/** Headings by their style; by number and look where fewer than `fewest` have one. */
export function findHeadings(
  pieces: readonly Piece[],
  story: Story,
  fewest = 2,
): ReadonlyMap<Piece, FoundHeading> {
  const styled = pieces.flatMap((piece) => {
    const level = piece.paragraph === null || piece.block.t !== "Para" ? null : styledLevel(piece.paragraph);
    return level === null ? [] : [[piece, level] as const];
  });
  const found = styled.length >= fewest ? styled : lookedAt(pieces, story);
  const byLook = styled.length < fewest;
  const least = Math.min(...found.map(([, level]) => level));
  return new Map(
    found.map(([piece, level]) => [
      piece,
      {
        level: Math.min(6, level - least + 1),
        typed: number.exec(textOf(piece))?.[1] ?? null,
        counted: piece.paragraph?.look.numbering != null,
        byLook,
      },
    ]),
  );
}

function styledLevel({ look, text }: Paragraph): number | null {
  if (
    text.trim() === "" ||
    look.styles.some((name) => /^(?:title|subtitle|toc heading|contents heading)$/.test(name))
  )
    return null;
  const named = look.styles.flatMap((name) => /^(?:heading|überschrift|titre) (\d)$/.exec(name)?.[1] ?? []);
  return named.length > 0 ? Number(named[0]) : look.outline;
}

/** Short paragraphs that stand alone, are no sentences, and are numbered or set apart from the text. */
function lookedAt(pieces: readonly Piece[], story: Story): readonly (readonly [Piece, number])[] {
  const body = bodySize(story);
  const candidates = pieces.filter((piece, index) => {
    const { paragraph } = piece;
    if (paragraph === null || piece.block.t !== "Para" || !isShort(textOf(piece))) return false;
    const isNumbered = number.test(textOf(piece)) && !isInList(pieces, index);
    return isNumbered || paragraph.bold || paragraph.size >= body + 3;
  });
  const numbered = candidates.filter((piece) => number.test(textOf(piece)));
  const looks = [...new Set(candidates.map(lookKey))].toSorted((a, b) => b - a);
  return candidates.map((piece) => {
    const typed = number.exec(textOf(piece))?.[1];
    const level = typed?.split(".").length ?? (numbered.length >= 2 ? 1 : looks.indexOf(lookKey(piece)) + 1);
    return [piece, level] as const;
  });
}

/** Larger, then bold upright, then bold italic letters are of a higher rank. */
function lookKey({ paragraph }: Piece): number {
  return (paragraph?.size ?? 0) * 4 + (paragraph?.bold ? 2 : 0) + (paragraph?.italic ? 0 : 1);
}

function isShort(text: string): boolean {
  return (
    text.length > 1 &&
    text.length <= longest &&
    !/[.;,:]$/.test(text) &&
    /\p{L}{2}/u.test(text) &&
    !/@|https?:/.test(text) &&
    !/^(?:fig(?:ure)?|tab(?:le)?)\.?\s*\d/i.test(text)
  );
}

function isInList(pieces: readonly Piece[], index: number): boolean {
  const value = (at: number): number =>
    Number(/^(\d{1,2})[.)]?\s/.exec(textOf(pieces[at]))?.[1] ?? Number.NaN);
  return value(index + 1) === value(index) + 1 || value(index - 1) === value(index) - 1;
}

/** The size most letters have. */
export function bodySize({ paragraphs, styles }: Story): number {
  const letters = new Map<number, number>();
  for (const { size, text } of paragraphs) letters.set(size, (letters.get(size) ?? 0) + text.length);
  return [...letters].toSorted(([, one], [, other]) => other - one)[0]?.[0] ?? styles.bodySize;
}

export function textOf(piece: Piece | undefined): string {
  const block = piece?.block;
  return block?.t === "Para" || block?.t === "Plain" ? plainText(block.c).trim() : "";
}

/**
 * Makes headings of the paragraphs found: numbers equal to those that will be computed are taken off, others stay in
 * headings without numbers. Without any numbers in the document, none shall be computed.
 */
export function setHeadings(
  pieces: readonly Piece[],
  found: ReadonlyMap<Piece, FoundHeading>,
  remarks: Remark[],
): { readonly pieces: readonly Piece[]; readonly areNumbered: boolean } {
  const areNumbered = [...found.values()].some(({ typed, counted }) => typed !== null || counted);
  const compute = headingCounter();
  const set = pieces.map((piece): Piece => {
    const heading = found.get(piece);
    if (heading === undefined || piece.block.t !== "Para") return piece;
    const { computed, isNumbered } = compute(heading);
    remarks.push(...remarksOn(piece, heading, computed, isNumbered));
    const isTaken = isNumbered && !heading.counted && heading.typed !== null;
    const { c } = piece.block;
    const content = isTaken ? dropText(c, number.exec(textOf(piece))?.[0].length ?? 0) : c;
    const classes = areNumbered && !isNumbered ? ["unnumbered"] : [];
    return {
      ...piece,
      block: { t: "Header", c: [heading.level, ["", classes, []], trim(plainLook(content))] },
    };
  });
  return { pieces: set, areNumbered };
}

/** Counts headings as they will be counted: nothing below one without a number has one. */
function headingCounter(): (heading: FoundHeading) => { computed: string | null; isNumbered: boolean } {
  const counts: number[] = [];
  const open: { readonly level: number; readonly number: string | null }[] = [];
  return ({ level, typed, counted }) => {
    while ((open.at(-1)?.level ?? 0) >= level) open.pop();
    const parent = open.at(-1);
    const depth = open.length;
    const next = (counts[depth] ?? 0) + 1;
    const below = parent?.number == null ? null : `${parent.number}.${next}`;
    const computed = parent === undefined ? String(next) : below;
    const isNumbered = counted || (typed !== null && typed === computed);
    open.push({ level, number: isNumbered ? computed : null });
    if (isNumbered) counts.splice(depth, counts.length, next);
    return { computed, isNumbered };
  };
}

function remarksOn(
  piece: Piece,
  { level, typed, counted, byLook }: FoundHeading,
  computed: string | null,
  isNumbered: boolean,
): readonly Remark[] {
  const text = textOf(piece);
  const common = { paragraph: piece.paragraph?.number ?? null, subject: "heading" };
  const looks: Remark = {
    ...common,
    kind: "recognised",
    certainty: "likely",
    message: `"${clip(text)}" looks like a heading of level ${level} and is one now.`,
  };
  const taken: Remark = {
    ...common,
    kind: "removed",
    certainty: "sure",
    message: `The typed number ${typed} of "${clip(text)}" is what will be printed, and is left to be computed.`,
    removedText: number.exec(text)?.[0].trim() ?? "",
  };
  const stays: Remark = {
    ...common,
    kind: "left",
    certainty: "unsure",
    message: `The heading is numbered ${typed} where ${computed ?? "no number"} would follow; its number stays as it is typed.`,
  };
  const onNumber = isNumbered ? (counted ? [] : [taken]) : [stays];
  return [...(byLook ? [looks] : []), ...(typed === null ? [] : onNumber)];
}

/** A heading is bold or italic by being one. */
function plainLook(inlines: readonly Inline[]): readonly Inline[] {
  const breaks = mapInlines(inlines, {
    inline: (inline) => (inline.t === "LineBreak" ? { t: "Space" } : inline),
  });
  return peel(breaks);
}

function peel(inlines: readonly Inline[]): readonly Inline[] {
  const look = inlines.find(({ t }) => t !== "Space" && t !== "Note")?.t;
  if (look !== "Strong" && look !== "Emph" && look !== "Underline") return inlines;
  if (!inlines.every(({ t }) => t === look || t === "Space" || t === "Note")) return inlines;
  return peel(inlines.flatMap((inline) => (inline.t === look ? inline.c : [inline])));
}
