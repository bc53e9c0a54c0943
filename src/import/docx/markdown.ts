import type { Block, Inline } from "../../model/pandoc.ts";
import type { Place } from "../../model/place.ts";
import type { Pandoc } from "../../model/tools.ts";
import { mapBlocks, visitBlocks } from "../../tree/walk.ts";
import { plainText, trimStart } from "./inline-text.ts";
import { type Mark, splitMarks, writeMark } from "./marks.ts";
import type { Piece } from "./pieces.ts";

/** Markdown, and the line each paragraph and each query came to stand at. */
export type Written = {
  readonly text: string;
  readonly paragraphs: ReadonlyMap<number, number>;
  readonly queries: ReadonlyMap<number, { readonly line: number; readonly column: number }>;
};

/**
 * The writer's extensions are those of the reader of manuscripts, save those that hide what is meant: raw markup, and
 * typing that stands for other characters.
 */
export const markdownFormat =
  "markdown-smart-raw_html-raw_attribute-raw_tex-simple_tables-multiline_tables-table_attributes";

/** Writes pieces as Markdown, a line a paragraph. */
export async function writePieces(pieces: readonly Piece[], pandoc: Pandoc): Promise<Written> {
  const blocks = pieces.flatMap((piece, index) => markedBlocks(piece, pieces[index - 1]));
  if (blocks.length === 0) return { text: "", paragraphs: new Map(), queries: new Map() };
  return takeMarks(await writeMarkdown(blocks, pandoc));
}

export async function writeMarkdown(blocks: readonly Block[], pandoc: Pandoc): Promise<string> {
  const document = {
    "pandoc-api-version": [1, 23, 1, 2],
    meta: {},
    blocks: blocks.map((block) => literal(block)),
  };
  const { output } = await pandoc({
    options: { from: "json", to: markdownFormat, wrap: "none" },
    input: JSON.stringify(document),
  });
  return output;
}

/**
 * Straight quotation marks, backslashes, runs of hyphens and of full stops are read as other signs unless they are escaped; a colon
 * at the start as that of a definition or a table's caption; the description of a picture as its caption.
 */
function literal(block: Block): Block {
  const [made] = mapBlocks([block], {
    inline: (inline) => (inline.t === "Str" ? literalText(inline.c) : inline),
    block: (each) => {
      const [first, ...rest] = each.t === "Para" ? each.c : [];
      if (each.t === "Para" && first?.t === "Image" && rest.length === 0)
        return { ...each, c: [described(first)] };
      if (each.t !== "Para" || first?.t !== "Str" || !first.c.startsWith(":")) return each;
      const colon: Inline = { t: "RawInline", c: ["markdown", "\\:"] };
      return { ...each, c: [colon, { ...first, c: first.c.slice(1) }, ...rest] };
    },
  });
  return made ?? block;
}

/** A picture alone in its paragraph is a figure, whose caption its description is not. */
function described(image: Extract<Inline, { t: "Image" }>): Inline {
  const [[id, classes, attributes], alternative, target] = image.c;
  const text = plainText(alternative);
  const own = text === "" ? attributes : [...attributes, ["alt", text] as const];
  return { ...image, c: [[id, classes, own], [], target] };
}

function literalText(text: string): readonly Inline[] {
  return text
    .split(/(["'\\]|-{2,}|\.{3,})/)
    .filter((part) => part !== "")
    .map(
      (part): Inline =>
        /^(?:["'\\]|-{2,}|\.{3,})$/.test(part)
          ? { t: "RawInline", c: ["markdown", [...part].map((sign) => `\\${sign}`).join("")] }
          : { t: "Str", c: part },
    );
}

/** A piece behind a line with its numbers; between lists there is none, since it would part them. */
function markedBlocks(piece: Piece, before: Piece | undefined): readonly Block[] {
  const inTable = piece.block.t === "Table" ? queriesIn(piece.block) : [];
  const [leading, block] =
    inTable.length > 0 ? [inTable, withoutQueries(piece.block)] : leadingMarks(piece.block);
  const numbers = [...piece.numbers.map((number) => writeMark("p", number)), ...leading];
  const isAfterList = before !== undefined && isList(before.block);
  if (numbers.length === 0 || (isAfterList && (isList(block) || block.t === "CodeBlock"))) return [block];
  return [{ t: "Para", c: [{ t: "Str", c: numbers.join("") }] }, block];
}

/** A mark at the very start would hide from the writer that "1." or "#" opens the paragraph. */
function leadingMarks(block: Block): readonly [readonly string[], Block] {
  const [first, ...rest] = block.t === "Para" ? block.c : [];
  if (block.t !== "Para" || first?.t !== "Str") return [[], block];
  const marks = /^(?:\uFDD0[a-z]\d+\uFDD1)+/.exec(first.c)?.[0] ?? "";
  const text = first.c.slice(marks.length);
  const content = text === "" ? trimStart(rest) : [{ ...first, c: text }, ...rest];
  return marks === "" ? [[], block] : [[marks], { ...block, c: content }];
}

function isList({ t }: Block): boolean {
  return t === "BulletList" || t === "OrderedList";
}

function queriesIn(block: Block): readonly string[] {
  const found: string[] = [];
  visitBlocks([block], {
    inline: (inline) => {
      if (inline.t !== "Str") return;
      for (const part of splitMarks(inline.c))
        if (typeof part !== "string") found.push(writeMark(part.kind, part.number));
    },
  });
  return found;
}

function withoutQueries(block: Block): Block {
  const [made] = mapBlocks([block], {
    inline: (inline) =>
      inline.t === "Str"
        ? {
            ...inline,
            c: splitMarks(inline.c)
              .filter((part) => typeof part === "string")
              .join(""),
          }
        : inline,
  });
  return made ?? block;
}

function takeMarks(markdown: string): Written {
  const paragraphs = new Map<number, number>();
  const queries = new Map<number, { line: number; column: number }>();
  const lines: string[] = [];
  let skipBlank = false;
  for (const line of markdown.split("\n")) {
    if (skipBlank && line === "") {
      skipBlank = false;
      continue;
    }
    const { text, marks } = takeLineMarks(line);
    for (const { kind, number, column } of marks) {
      if (kind === "p") paragraphs.set(number, lines.length + 1);
      if (kind === "q") queries.set(number, { line: lines.length + 1, column });
    }
    skipBlank = text === "" && line !== "";
    if (!skipBlank) lines.push(text);
  }
  const text = lines.join("\n").trim();
  return { text: text === "" ? "" : `${text}\n`, paragraphs, queries };
}

type PlacedMark = Mark & { readonly column: number };

function takeLineMarks(line: string): { readonly text: string; readonly marks: readonly PlacedMark[] } {
  const marks: PlacedMark[] = [];
  let text = "";
  for (const part of splitMarks(line)) {
    if (typeof part === "string") text += part;
    else marks.push({ ...part, column: [...text].length + 1 });
  }
  const shown = opensItem(line) ? -1 : (opensItem(text)?.length ?? -1);
  if (marks.length === 0 || shown < 0) return { text, marks };
  const moved = marks.map((mark) => (mark.column > shown ? { ...mark, column: mark.column + 1 } : mark));
  return { text: `${text.slice(0, shown - 1)}\\${text.slice(shown - 1)}`, marks: moved };
}

/** "1." that the writer did not see as the start of a list, since a mark stood in it. */
function opensItem(line: string): string | undefined {
  return /^(?:(?:\d+|[a-z]|[ivx]+)[.)]|[-+#>:])(?=\s)/i.exec(line)?.[0];
}

export function placeAt(file: string, line: number, column = 1): Place {
  return { file, line, column, certainty: column === 1 ? "near" : "exact" };
}
