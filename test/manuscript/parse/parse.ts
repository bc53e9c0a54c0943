import { afterAll } from "vitest";
import { parseManuscript } from "../../../src/manuscript/parse.ts";
import { readTrees } from "../../../src/manuscript/parsing/read-trees.ts";
import type { Bibliography } from "../../../src/model/bibliography.ts";
import type { Diagnostic } from "../../../src/model/diagnostic.ts";
import type { Manuscript } from "../../../src/model/manuscript.ts";
import type { Block, Inline } from "../../../src/model/pandoc.ts";
import type { Place } from "../../../src/model/place.ts";
import { startPandoc } from "../../../src/tools/pandoc.ts";
import { inlineText } from "../../../src/tree/text.ts";
import { readFiles } from "../reading.ts";

export type Parsed = {
  readonly manuscript: Manuscript;
  readonly blocks: readonly Block[];
  readonly diagnostics: readonly Diagnostic[];
};

/** Parses whole folders with the real Pandoc, which runs once for all tests of a file. */
export function openParser(): (
  files: Readonly<Record<string, string>>,
  keys?: readonly string[],
) => Promise<Parsed> {
  const pandoc = startPandoc({ processes: 1 });
  afterAll(() => pandoc.stop());
  return async (files, keys = []) => {
    const { reading, diagnostics } = await readFiles(files);
    const trees = await readTrees(reading.divisions, pandoc.run);
    const bibliography: Bibliography = {
      items: keys.map((id) => ({ id, type: "book" })),
      places: new Map(),
    };
    const parsed = parseManuscript(reading, trees, bibliography);
    return {
      manuscript: parsed.value,
      blocks: parsed.value.divisions.flatMap(({ blocks }) => blocks),
      diagnostics: [...diagnostics, ...parsed.diagnostics],
    };
  };
}

const front = "---\ntitle: T\nauthors: [Ada Example]\nlanguage: en\n---\n";

/** One article; the front matter takes five lines. */
export function article(text: string): Readonly<Record<string, string>> {
  return { "article.md": front + text };
}

/** `line:column`, with `~` where it is near. */
export function at({ line, column, certainty }: Place): string {
  return `${line}:${column}${certainty === "near" ? "~" : ""}`;
}

/** `Para(words)`, `Div.callout.note[Para(words)]`: a tree at a glance. */
export function sketch(blocks: readonly Block[]): string {
  return blocks.map(sketchBlock).join(" ");
}

function sketchBlock(block: Block): string {
  switch (block.t) {
    case "Para":
    case "Plain":
      return `${block.t}(${sketchInlines(block.c)})`;
    case "Header":
      return `Header${block.c[0]}${named(block.c[1])}(${sketchInlines(block.c[2])})`;
    case "Div":
      return `Div${named(block.c[0])}[${sketch(block.c[1])}]`;
    case "Figure":
      return `Figure${named(block.c[0])}[${sketch(block.c[2])} | ${sketch(block.c[1][1])}]`;
    case "Table":
      return `Table${named(block.c[0])}[${sketch(block.c[1][1])}]`;
    case "BlockQuote":
      return `BlockQuote[${sketch(block.c)}]`;
    case "BulletList":
      return `BulletList[${block.c.map(sketch).join(" ")}]`;
    default:
      return block.t;
  }
}

function named([id, classes]: readonly [string, readonly string[], ...unknown[]]): string {
  return `${id === "" ? "" : `#${id}`}${classes.map((name) => `.${name}`).join("")}`;
}

export function sketchInlines(inlines: readonly Inline[]): string {
  return inlines.map(sketchInline).join("");
}

function sketchInline(inline: Inline): string {
  switch (inline.t) {
    case "Span":
      return `Span${named(inline.c[0])}{${sketchInlines(inline.c[1])}}`;
    case "Link":
      return `Link(${inline.c[2][0]}){${sketchInlines(inline.c[1])}}`;
    case "Image":
      return `Image(${inline.c[2][0]}){${inlineText(inline.c[1])}}`;
    case "Emph":
    case "Strong":
    case "Underline":
    case "Strikeout":
    case "Superscript":
    case "Subscript":
    case "SmallCaps":
      return `${inline.t}{${sketchInlines(inline.c)}}`;
    case "Cite":
      return `Cite{${inline.c[0].map(({ citationId }) => citationId).join(" ")}}`;
    case "Note":
      return `Note[${sketch(inline.c)}]`;
    case "Math":
      return `Math{${inline.c[1]}}`;
    case "LineBreak":
      return "/";
    default:
      return inlineText([inline]);
  }
}
