import type { Passage, SourceLine } from "../../model/passage.ts";
import type { Place, Position } from "../../model/place.ts";
import { codePoints } from "./prose.ts";

/** `wide`: some of its characters are two UTF-16 units long. */
type Line = { readonly text: string; readonly wide: boolean };

const known = new WeakMap<readonly SourceLine[], ReadonlyMap<string, Line>>();

/** The line a place is in; empty where it is none of the manuscript's text. */
function lineOf(lines: readonly SourceLine[], { file, line }: Pick<Place, "file" | "line">): Line {
  let texts = known.get(lines);
  if (texts === undefined) {
    texts = new Map(
      lines.map(({ file, line, text }) => [`${line} ${file}`, { text, wide: /[\ud800-\udbff]/.test(text) }]),
    );
    known.set(lines, texts);
  }
  return texts.get(`${line} ${file}`) ?? { text: "", wide: false };
}

/** Characters that were typed from a place on, or, with a negative count, before it. */
export function typedAt(lines: readonly SourceLine[], place: Place, count: number): string {
  const { text, wide } = lineOf(lines, place);
  const at = place.column - 1;
  const [from, to] = count < 0 ? [Math.max(0, at + count), at] : [at, at + count];
  // A column counts code points; so many of them never take more than twice as many units.
  return wide ? [...text.slice(0, 2 * to)].slice(from, to).join("") : text.slice(from, to);
}

/** Whether a place is exact and the same characters were typed there. */
export function isTyped(lines: readonly SourceLine[], place: Place, characters: string): boolean {
  return place.certainty === "exact" && typedAt(lines, place, codePoints(characters)) === characters;
}

/** Where a stretch of a passage's text was written, from one offset up to another behind it. */
export function spanOf(
  { placeAt }: Passage,
  from: number,
  to: number,
): { readonly place: Place; readonly end: Position } {
  const { line, column } = placeAt(to - 1);
  return { place: placeAt(from), end: { line, column: column + 1 } };
}
