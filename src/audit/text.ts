import { boundariesOf, normalise, type Word, wordsOf } from "./normalise.ts";

/** A stretch of text as it is written. */
export type Piece = { readonly raw: string };

/** Pieces and their normalised text in one string, which is what is compared. */
export type Text<P extends Piece = Piece> = {
  readonly chars: string;
  readonly pieces: readonly P[];
  /** Where each piece begins in `chars`, and at the end the length of `chars`. */
  readonly starts: readonly number[];
};

/** A range of `chars`; `end` is the first character after it. */
export type Range = { readonly start: number; readonly end: number };

export function joinPieces<P extends Piece>(pieces: readonly P[]): Text<P> {
  const parts: string[] = [];
  const starts: number[] = [0];
  let length = 0;
  for (const { raw } of pieces) {
    const part = normalise(raw);
    parts.push(part);
    length += part.length;
    starts.push(length);
  }
  return { chars: parts.join(""), pieces, starts };
}

/** Index of the piece a character belongs to; the last one for the end of the text. */
export function pieceAt({ starts }: Text, offset: number): number {
  let low = 0;
  let high = Math.max(0, starts.length - 2);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The words that a range touches, placed in `chars`. */
export function wordsIn(text: Text, { start, end }: Range): readonly Word[] {
  const words: Word[] = [];
  for (let index = pieceAt(text, start); index < text.pieces.length; index += 1) {
    const from = text.starts[index] ?? 0;
    if (from >= end) break;
    for (const word of wordsOf(text.pieces[index]?.raw ?? "")) {
      const placed = { text: word.text, start: from + word.start, end: from + word.end };
      if (placed.end > start && placed.start < end) words.push(placed);
    }
  }
  return words;
}

/** Where words begin or end in a range of `chars`. */
export function boundariesIn(text: Text, { start, end }: Range): ReadonlySet<number> {
  const found = new Set<number>();
  for (let index = pieceAt(text, start); index < text.pieces.length; index += 1) {
    const from = text.starts[index] ?? 0;
    if (from > end) break;
    for (const boundary of boundariesOf(text.pieces[index]?.raw ?? "")) found.add(from + boundary);
  }
  return found;
}

/** The words of a range as written. */
export function quote(text: Text, range: Range, limit: number): string {
  const words = wordsIn(text, range).map((word) => word.text);
  return words.length > limit ? `${words.slice(0, limit).join(" ")} …` : words.join(" ");
}
