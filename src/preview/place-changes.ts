import type { Change } from "../model/change.ts";
import type { Place } from "../model/place.ts";
import type { PreviewChange } from "../model/preview.ts";
import { type PlacedBlocks, placeRemark } from "./place-remarks.ts";

type Side = { readonly unit: { readonly place?: Place | undefined } | null };
type Found = Pick<Change, "number" | "kind" | "what" | "before" | "after"> & {
  readonly old: Side | null;
  readonly now: Side | null;
};

const longest = 300;

/** Where changes stand on pages that show both versions: at what is marked with their number, else in their block. */
export function placeChanges(
  changes: readonly Found[],
  pages: readonly string[],
  blocks: PlacedBlocks,
): readonly PreviewChange[] {
  const marked = new Map<string, number>();
  for (const [page, markup] of pages.entries())
    for (const [, mark = ""] of markup.matchAll(/ (?:data-)?id="(change-\d+)"/g))
      if (!marked.has(mark)) marked.set(mark, page);
  return changes.map(({ number, kind, what, before, after, old, now }) => {
    const place = now?.unit?.place;
    const block = place === undefined ? null : placeRemark(place, "", "", blocks);
    const own = `change-${number}`;
    const page = marked.get(own);
    return {
      ...{ number, kind, what, before: shortened(before), after: shortened(after) },
      // A place of the old version is none that an editor could open.
      ...(place === undefined ? { file: "", line: 0, column: 0 } : place),
      page: page ?? block?.page ?? ((now ?? old)?.unit === null ? 0 : null),
      mark: page === undefined ? (block?.mark ?? "") : own,
    };
  });
}

function shortened(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest).replace(/\s\S*$/, "")} …`;
}
