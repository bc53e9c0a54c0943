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
  return [head, ...lines.map((line) => paintLine(line.replace(/\r$/, ""), paint))];
}

function paintLine(line: string, paint: Paint): string {
  const shown = `${line.slice(0, 1)}${printable(line.slice(1))}`;
  if (line.startsWith("-")) return paint.error(shown);
  return line.startsWith("+") ? paint.advice(shown) : shown;
}
