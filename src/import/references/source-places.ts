import type { ImportDraft, SourcePlace } from "../../model/import.ts";

export const unknownSource: SourcePlace = { file: "", line: null, paragraph: null };

/** Finds where the paragraph with a line of a draft's text stands in the source. */
export function sourcePlaces({ sources }: ImportDraft): (line: number) => SourcePlace {
  const starts = [...(sources ?? new Map<number, SourcePlace>())].toSorted(([one], [other]) => one - other);
  return (line) => starts.findLast(([start]) => start <= line)?.[1] ?? unknownSource;
}
