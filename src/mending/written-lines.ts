import type { Position } from "../model/place.ts";

/** A file's text as it is on disk, and the way from places in it to offsets. */
export type WrittenLines = {
  /** Offset in UTF-16 units; null for a place the text does not have. */
  readonly offsetOf: (position: Position) => number | null;
  /** What ends its first line: what is inserted ends lines like it. */
  readonly lineEnd: "\n" | "\r\n" | "\r";
};

/** Lines end with LF, CR LF or CR; a byte-order mark is no character of the first line. */
export function writtenLines(text: string): WrittenLines {
  const begins: number[] = [text.startsWith("\ufeff") ? 1 : 0];
  const ends: number[] = [];
  let lineEnd: WrittenLines["lineEnd"] | null = null;
  for (const { 0: found, index } of text.matchAll(/\r\n?|\n/g)) {
    lineEnd ??= found === "\r\n" ? "\r\n" : found === "\r" ? "\r" : "\n";
    ends.push(index);
    begins.push(index + found.length);
  }
  ends.push(text.length);
  const columns = new Map<number, readonly number[] | null>();
  return {
    lineEnd: lineEnd ?? "\n",
    offsetOf: ({ line, column }) => {
      const [begin, end] = [begins[line - 1], ends[line - 1]];
      if (begin === undefined || end === undefined || column < 1) return null;
      let offsets = columns.get(line);
      if (offsets === undefined) {
        offsets = codePointOffsets(text.slice(begin, end));
        columns.set(line, offsets);
      }
      const within = offsets === null ? column - 1 : (offsets[column - 1] ?? -1);
      return within < 0 || begin + within > end ? null : begin + within;
    },
  };
}

/** Where each code point begins, and the end; null where every unit is one, as nearly everywhere. */
function codePointOffsets(line: string): readonly number[] | null {
  if (!/[\ud800-\udbff]/.test(line)) return null;
  const offsets = [0];
  for (const character of line) offsets.push((offsets.at(-1) ?? 0) + character.length);
  return offsets;
}
