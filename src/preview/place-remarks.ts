import type { Place } from "../model/place.ts";
import type { PreviewRemark } from "../model/preview.ts";

/** The blocks of all pages by file, in the order of their lines. */
export type PlacedBlocks = ReadonlyMap<string, readonly PlacedBlock[]>;
type PlacedBlock = {
  readonly page: number;
  readonly mark: string;
  readonly line: number;
  readonly column: number;
};

/** Finds the blocks that say where they were written (`data-place`) on pages' markup. */
export function placedBlocks(pages: readonly string[]): PlacedBlocks {
  const found = pages.flatMap((markup, page) =>
    [...markup.matchAll(/ data-place="([^"]*):(\d+):(\d+)"/g)].map(
      ([, file = "", line, column]) =>
        [
          unescaped(file),
          { page, mark: `${unescaped(file)}:${line}:${column}`, line: Number(line), column: Number(column) },
        ] as const,
    ),
  );
  const byFile = Map.groupBy(found, ([file]) => file);
  return new Map(
    [...byFile].map(([file, blocks]) => [
      file,
      // The first piece of a divided paragraph comes first.
      blocks
        .map(([, block]) => block)
        .toSorted(
          (one, other) => one.line - other.line || one.column - other.column || one.page - other.page,
        ),
    ]),
  );
}

function unescaped(text: string): string {
  return text.replace(
    /&(lt|gt|quot|amp);/g,
    (_, name) => ({ lt: "<", gt: ">", quot: '"' })[String(name)] ?? "&",
  );
}

/** What is said about a place, with the block the place lies in: the last that begins before it. */
export function placeRemark(
  { file, line, column }: Place,
  message: string,
  help: string,
  blocks: PlacedBlocks,
): PreviewRemark {
  const inFile = blocks.get(file) ?? [];
  const before = inFile.findLast(
    (block) => block.line < line || (block.line === line && block.column <= column),
  );
  // On the same line something may begin a little behind it, as a heading does behind its signs.
  const sameLine = inFile.find((block) => block.line === line);
  const last = before ?? sameLine;
  const block = last && inFile.find(({ mark }) => mark === last.mark);
  return { file, line, column, message, help, page: block?.page ?? null, mark: block?.mark ?? "" };
}
