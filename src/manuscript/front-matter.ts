import type { Block, Inline, PandocDocument } from "../model/pandoc.ts";
import type { Place } from "../model/place.ts";
import type { DivisionSource, Reading } from "../model/reading.ts";
import type { Pandoc } from "../model/tools.ts";

/** A title or subtitle written in Markdown. */
export async function parseTitle(markdown: string, pandoc: Pandoc): Promise<readonly Inline[]> {
  if (markdown.trim() === "") return [];
  const { output } = await pandoc({
    options: { from: "markdown", to: "json" },
    input: markdown.replace(/\s+/g, " "),
  });
  const document: PandocDocument = JSON.parse(output);
  return document.blocks.flatMap((block: Block) =>
    block.t === "Para" || block.t === "Plain" ? block.c : block.t === "Header" ? block.c[2] : [],
  );
}

/**
 * The abstract as a division of its own before the text, so that its citations, notes and formulas are treated as all
 * others are. Its places count in the front matter it was written in.
 */
export function withAbstract(reading: Reading): Reading {
  const { abstract } = reading.metadata;
  const first = reading.divisions[0];
  if (abstract === undefined || first === undefined) return reading;
  const front = /^(---[ \t]*\n[\s\S]*?\n)(---|\.\.\.)[ \t]*(\n|$)/.exec(first.source.text)?.[1] ?? "";
  const division: DivisionSource = {
    role: "front",
    kind: "abstract",
    // Without its first line it is not front matter any more, and the lines still count alike.
    source: { path: first.source.path, text: front.replace(/^---[ \t]*\n/, "\n") },
    markdown: abstract,
  };
  return { ...reading, divisions: [division, ...reading.divisions] };
}

/** Where a key of the front matter stands; the file's first line where it is not written there. */
export function placeOfKey({ divisions }: Reading, names: readonly string[]): Place {
  const first = divisions[0];
  const lines = first?.source.text.split("\n") ?? [];
  const index = lines.findIndex((line) => names.some((name) => line.startsWith(`${name}:`)));
  const file = first?.source.path ?? "";
  if (index === -1) return { file, line: 1, column: 1, certainty: "near" };
  const column = /^[^:]*:\s*/.exec(lines[index] ?? "")?.[0].length ?? 0;
  return { file, line: index + 1, column: column + 1, certainty: "exact" };
}
