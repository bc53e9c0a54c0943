import type { DivisionSource, Origin } from "../model/reading.ts";

/** One line of a division: as written, as Pandoc reads it, and where it stands. */
export type Line = {
  readonly source: string;
  readonly markdown: string;
  readonly file: string;
  /** From 1. */
  readonly number: number;
};

/** The lines as texts; origins where not all of them stand in `path`, line by line. */
export function joinLines(
  path: string,
  lines: readonly Line[],
): Pick<DivisionSource, "source" | "markdown" | "origins"> {
  const origins: Origin[] = [];
  for (const [index, { file, number }] of lines.entries()) {
    const last = origins.at(-1);
    const follows = last?.file === file && last.fileLine + index + 1 - last.line === number;
    if (!follows) origins.push({ line: index + 1, file, fileLine: number });
  }
  const [first] = origins;
  const isWhole =
    origins.length <= 1 && (first === undefined || (first.file === path && first.fileLine === 1));
  return {
    source: { path, text: lines.map(({ source }) => `${source}\n`).join("") },
    markdown: lines.map(({ markdown }) => `${markdown}\n`).join(""),
    ...(isWhole ? {} : { origins }),
  };
}

export function isBlank(lines: readonly Line[]): boolean {
  return lines.every(({ markdown }) => markdown.trim() === "" || markdown.trim() === "<!-- -->");
}
