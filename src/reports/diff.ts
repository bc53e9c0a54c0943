import { type StructuredPatchHunk, structuredPatch } from "diff";
import { noPaint, type Paint } from "./paint.ts";
import { printable } from "./printable.ts";

const context = 3;
/** Lines taken away and added for which the shortest difference is looked for; its time grows with their square. */
const mostEdits = 4_000;

/**
 * What was changed in a file, as a unified diff with three lines of context; empty where nothing was. Lines keep their
 * characters but for those a terminal would obey.
 */
export function diff(path: string, before: string, after: string, paint: Paint = noPaint): string {
  const hunks = before === after ? [] : hunksOf(before, after);
  if (hunks.length === 0) return "";
  const head = [`--- a/${path}`, `+++ b/${path}`].map((line) => paint.strong(printable(line)));
  return [...head, ...hunks.flatMap((hunk) => hunkText(hunk, paint))].map((line) => `${line}\n`).join("");
}

function hunksOf(before: string, after: string): readonly StructuredPatchHunk[] {
  const patch = structuredPatch("", "", before, after, "", "", { context, maxEditLength: mostEdits });
  return patch?.hunks ?? [wholeHunk(before, after)];
}

/** Texts that have little in common: one taken away, the other put in its place. */
function wholeHunk(before: string, after: string): StructuredPatchHunk {
  const [old, now] = [linesOf(before), linesOf(after)];
  return {
    oldStart: 1,
    oldLines: old.length,
    newStart: 1,
    newLines: now.length,
    lines: [...old.map((line) => `-${line}`), ...now.map((line) => `+${line}`)],
  };
}

function linesOf(text: string): readonly string[] {
  return text.replace(/\n$/, "").split("\n");
}

function hunkText(
  { oldStart, oldLines, newStart, newLines, lines }: StructuredPatchHunk,
  paint: Paint,
): readonly string[] {
  const head = paint.faint(`@@ -${oldStart},${oldLines} +${newStart},${newLines} @@`);
  const others = counterparts(lines);
  return [head, ...lines.map((line, index) => paintLine(line, lines[others[index] ?? -1], paint))];
}

/** For each line that was taken away the one that came in its place, and the other way round; -1 for all others. */
function counterparts(lines: readonly string[]): readonly number[] {
  const others = lines.map(() => -1);
  for (let from = 0; from < lines.length; from += 1) {
    let middle = from;
    while (lines[middle]?.startsWith("-")) middle += 1;
    let to = middle;
    while (lines[to]?.startsWith("+")) to += 1;
    const isPaired = middle > from && to - middle === middle - from;
    for (let at = from; isPaired && at < middle; at += 1) {
      others[at] = at - from + middle;
      others[at - from + middle] = at;
    }
    from = Math.max(from, to - 1);
  }
  return others;
}

function paintLine(line: string, other: string | undefined, paint: Paint): string {
  const written = line.replace(/\r$/, "");
  const colour = line.startsWith("-") ? paint.error : line.startsWith("+") ? paint.advice : null;
  if (colour === null) return `${line.slice(0, 1)}${printable(written.slice(1))}`;
  const [from, to] = changedPart(written, other?.replace(/\r$/, ""));
  const [before, changed, after] = [written.slice(1, from), written.slice(from, to), written.slice(to)];
  const marked =
    changed === "" || other === undefined ? printable(changed) : paint.strong(printable(changed));
  return colour(`${line.slice(0, 1)}${printable(before)}${marked}${printable(after)}`);
}

/** Where a line differs from the one in whose place it stands. */
function changedPart(line: string, other = ""): readonly [from: number, to: number] {
  let from = 1;
  while (from < line.length && line[from] === other[from]) from += 1;
  // No character is cut in two.
  if (/[\ud800-\udbff]/.test(line[from - 1] ?? "")) from -= 1;
  let behind = 0;
  const most = Math.min(line.length, other.length) - from;
  while (behind < most && line.at(-1 - behind) === other.at(-1 - behind)) behind += 1;
  if (/[\udc00-\udfff]/.test(line.at(-behind) ?? "") && behind > 0) behind -= 1;
  return [from, Math.max(from, line.length - behind)];
}
