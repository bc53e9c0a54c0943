import { splitBlocks } from "./dialects/blocks.ts";
import type { Line } from "./lines.ts";

/** A heading in Pandoc's Markdown. */
export type FoundHeading = {
  /** Index into the lines. */
  readonly index: number;
  readonly level: number;
  /** Without attributes. */
  readonly text: string;
  readonly attributes: string;
  readonly numbered: boolean;
  /** Underlined by the next line. */
  readonly underlined: boolean;
};

/** The headings of a text, those in code left out. */
export function findHeadings(lines: readonly Line[]): readonly FoundHeading[] {
  const { blocks } = splitBlocks(lines.map(({ markdown }) => markdown).join("\n"));
  return blocks.flatMap((block) => {
    if (block.kind === "fence") return [];
    return block.lines.flatMap(
      (line, at) => headingAt(line, block.lines[at + 1] ?? "", block.line - 1 + at) ?? [],
    );
  });
}

function headingAt(line: string, next: string, index: number): FoundHeading | null {
  const [, marks = "", hashed = ""] = /^(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$/.exec(line) ?? [];
  const underlined =
    marks === "" && /^\S/.test(line) && !/^[#>|:-]/.test(line) && /^(?:={3,}|-{3,})[ \t]*$/.test(next);
  if (marks === "" && !underlined) return null;
  const level = underlined ? (next.startsWith("=") ? 1 : 2) : marks.length;
  const [, text = "", attributes = ""] =
    /^(.*?)[ \t]*(\{[^{}]*\})?$/.exec(underlined ? line.trim() : hashed) ?? [];
  const numbered = !/^\{-\}$|\.unnumbered\b|(?:^\{|\s)-(?:\s|\}$)/.test(attributes);
  return { index, level, text, attributes, numbered, underlined };
}

/** Headings moved by `shift` levels, never above level 1; as many lines as before. */
export function shiftHeadings(lines: readonly Line[], shift: number): readonly Line[] {
  if (shift === 0) return lines;
  const shifted = [...lines];
  for (const { index, level, text, attributes, underlined } of findHeadings(lines)) {
    const marks = "#".repeat(Math.max(1, Math.min(6, level + shift)));
    replaceLine(shifted, index, `${marks} ${text}${attributes === "" ? "" : ` ${attributes}`}`);
    if (underlined) replaceLine(shifted, index + 1, "");
  }
  return shifted;
}

function replaceLine(lines: Line[], index: number, markdown: string): void {
  const line = lines[index];
  if (line !== undefined) lines[index] = { ...line, markdown };
}

/** The first heading, if nothing stands before it. */
export function openingHeading(lines: readonly Line[]): FoundHeading | null {
  const [first] = findHeadings(lines);
  const before = lines.slice(0, first?.index ?? 0);
  return first !== undefined && before.every(({ markdown }) => /^\s*(?:<!--.*-->\s*)?$/.test(markdown))
    ? first
    : null;
}
