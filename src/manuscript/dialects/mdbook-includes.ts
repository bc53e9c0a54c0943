import type { Fence } from "./blocks.ts";
import type { ProseRule } from "./prose.ts";
import type { RewrittenFence } from "./rewrite.ts";

const include = /\{\{#(?:include|rustdoc_include|playground|playpen)\s+([^\s{}]+)[^{}]*\}\}/;

/** mdBook's `{{#include file}}` in the text; `{{#title …}}` says nothing in an edition. */
export const mdbookIncludes: ProseRule = {
  begins: "{",
  read: (text, at) => {
    const pattern = /\{\{#(include|rustdoc_include|playground|playpen|title)\s+([^{}]*?)\s*\}\}/y;
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match === null) return null;
    const [file = ""] = (match[2] ?? "").split(/\s+/);
    return { end: pattern.lastIndex, text: "", ...(match[1] === "title" ? {} : { include: file }) };
  },
};

/** The same in a block of code, whose lines then come from the file. */
export function includedCode(fence: Fence): RewrittenFence | null {
  const includes = fence.lines.flatMap((line, index) => {
    const file = /\\\{\{#/.test(line) ? undefined : include.exec(line)?.[1];
    return file === undefined ? [] : [{ index, line: fence.line + index, file, as: "code" as const }];
  });
  if (includes.length === 0) return null;
  const places = new Set(includes.map(({ index }) => index));
  return {
    lines: fence.lines.map((line, index) => (places.has(index) ? line.replace(include, "") : line)),
    includes: includes.map(({ line, file, as }) => ({ line, file, as })),
  };
}

/** The lines that `file:2:10` or `file:anchor` means; anchors' own lines are left out. */
export function linesOfInclude(text: string, range: string): readonly number[] {
  const lines = text.replace(/\n$/, "").split("\n");
  const all = lines.map((_, index) => index + 1);
  const isAnchor = (line: number): boolean => /ANCHOR(?:_END)?:\s*[\w-]+/.test(lines[line - 1] ?? "");
  const [first = "", last] = range.split(":");
  if (range === "") return all.filter((line) => !isAnchor(line));
  if (/^\d*$/.test(first)) {
    const from = first === "" ? 1 : Number(first);
    const to = last === undefined ? from : last === "" ? lines.length : Number(last);
    return all.filter((line) => line >= from && line <= to);
  }
  const ends = (mark: string): number =>
    lines.findIndex((line) => new RegExp(`${mark}:\\s*${first}\\b`).test(line)) + 1;
  const [start, end] = [ends("ANCHOR"), ends("ANCHOR_END")];
  return start === 0
    ? []
    : all.filter((line) => line > start && (end === 0 || line < end) && !isAnchor(line));
}
