import type { Passage, SourceLine } from "../../model/passage.ts";
import type { Place, Position } from "../../model/place.ts";

const known = new WeakMap<readonly SourceLine[], ReadonlyMap<string, string>>();

/** The line a place is in, as typed; empty where it is none of the manuscript's text. */
export function lineAt(lines: readonly SourceLine[], { file, line }: Pick<Place, "file" | "line">): string {
  let texts = known.get(lines);
  if (texts === undefined) {
    texts = new Map(lines.map((each) => [`${each.line} ${each.file}`, each.text]));
    known.set(lines, texts);
  }
  return texts.get(`${line} ${file}`) ?? "";
}

/** Whether a place is exact and the same characters were typed there. */
export function isTyped(lines: readonly SourceLine[], place: Place, characters: string): boolean {
  if (place.certainty !== "exact") return false;
  const line = lineAt(lines, place);
  return [...line.slice(0, 2 * (place.column + characters.length))]
    .slice(place.column - 1)
    .join("")
    .startsWith(characters);
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
