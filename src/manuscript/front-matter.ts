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
 * others are. Its places count in the front matter it was written in; one of another file has its key's line for all.
 */
export function withAbstract(reading: Reading): Reading {
  const { abstract } = reading.metadata;
  const first = reading.divisions[0];
  if (abstract === undefined || first === undefined) return reading;
  const front = /^(---[ \t]*\n[\s\S]*?\n)(---|\.\.\.)[ \t]*(\n|$)/.exec(first.source.text)?.[1] ?? "";
  const { file, line } = placeOfValue(reading, ["abstract"]);
  const isInText = file === first.source.path && front !== "";
  const division: DivisionSource = {
    role: "front",
    kind: "abstract",
    // Without its first line it is not front matter any more, and the lines still count alike.
    source: isInText ? { path: file, text: front.replace(/^---[ \t]*\n/, "\n") } : { path: file, text: "" },
    markdown: abstract,
    ...(isInText ? {} : { origins: [{ line: 1, file, fileLine: line }] }),
  };
  return { ...reading, divisions: [division, ...reading.divisions] };
}

/** Where a value of the metadata stands, by its path in `Metadata`; the nearest enclosing value's where it is not there. */
export function placeOfValue({ fieldPlaces }: Reading, path: readonly (string | number)[]): Place {
  for (let length = path.length; length > 0; length -= 1) {
    const place = fieldPlaces.get(path.slice(0, length).join("."));
    if (place !== undefined) return place;
  }
  return fieldPlaces.get("") ?? { file: "", line: 1, column: 1, certainty: "near" };
}
