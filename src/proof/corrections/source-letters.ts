import type { Place } from "../../model/place.ts";

/** Path in the manuscript folder → its lines, as written. */
export type WrittenFiles = ReadonlyMap<string, readonly string[]>;

/** Letters and figures of a stretch of a file, whatever stands between them, and where each was written. */
export type SourceLetters = {
  readonly letters: string;
  readonly placeAt: (letter: number) => Place | null;
};

/** The letters of `file` from a place up to the end of a line. */
export function sourceLetters(
  files: WrittenFiles,
  { file, line, column }: Place,
  last: number,
): SourceLetters {
  const lines = files.get(file)?.slice(line - 1, last) ?? [];
  const places: Place[] = [];
  let letters = "";
  for (const [down, text] of lines.entries())
    for (const [across, sign] of [...text].entries()) {
      if ((down === 0 && across < column - 1) || !/[\p{L}\p{N}]/u.test(sign)) continue;
      letters += sign;
      // As many as the sign has code units, which is what letters are counted by.
      for (let unit = 0; unit < sign.length; unit += 1)
        places.push({ file, line: line + down, column: across + 1, certainty: "exact" });
    }
  return { letters, placeAt: (letter) => places[letter] ?? null };
}

/**
 * Where a stretch of a block's letters stands among those of its source: at the same place where the source begins with the
 * block, as code and titles do; else where it is found once, whatever its capitals, as in an entry that a style has set.
 */
export function indexInSource(
  source: SourceLetters,
  block: string,
  from: number,
  count: number,
): number | null {
  if (source.letters.startsWith(block)) return from;
  const needle = block.slice(from, from + count).toLowerCase();
  const all = source.letters.toLowerCase();
  const at = all.indexOf(needle);
  return needle.length >= fewest && at !== -1 && at === all.lastIndexOf(needle) ? at : null;
}

/** Letters that may be found once by meaning just that. */
const fewest = 3;
