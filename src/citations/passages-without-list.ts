import type { Bibliography } from "../model/bibliography.ts";
import type { Passage } from "../model/passage.ts";
import { namesReferenceList } from "../tree/reference-list-heading.ts";

/**
 * The passages without a typed reference list: those its items stand in, those between them, and everything under the
 * last heading that is called so, even where the items come from a file.
 */
export function passagesWithoutList(
  passages: readonly Passage[],
  { places }: Bibliography,
): readonly Passage[] {
  const lines = new Map<string, Set<number>>();
  for (const { file, line } of places.values()) {
    const known = lines.get(file);
    if (known === undefined) lines.set(file, new Set([line]));
    else known.add(line);
  }
  const isItem = ({ place }: Passage): boolean => lines.get(place.file)?.has(place.line) ?? false;
  // An entry that could not be read stands among the others, under the same heading.
  const spans = new Map<string, { first: number; last: number }>();
  for (const [index, passage] of passages.entries()) {
    if (!isItem(passage)) continue;
    const key = `${passage.division} ${passage.heading}`;
    const span = spans.get(key);
    if (span === undefined) spans.set(key, { first: index, last: index });
    else span.last = index;
  }
  const list =
    passages.findLast(({ kind, text }) => kind === "heading" && namesReferenceList(text))?.heading ?? null;
  return passages.filter((passage, index) => {
    if (list !== null && passage.heading === list) return false;
    const span = spans.get(`${passage.division} ${passage.heading}`);
    return span === undefined || (passage.heading === null && (index < span.first || index > span.last));
  });
}
