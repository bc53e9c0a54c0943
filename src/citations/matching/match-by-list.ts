import type { Bibliography } from "../../model/bibliography.ts";
import type { FoundCitation } from "../typed/found-citation.ts";
import { indexItems } from "./item-index.ts";
import { type Match, matchCitations } from "./match-citations.ts";

/**
 * Matches citations with the whole list; where every chapter has a list of its own, typed in its file, each with its
 * chapter's first, and with all of them what that does not have.
 */
export function matchByList(
  found: readonly FoundCitation[],
  items: Bibliography,
  typedIn: ReadonlySet<string>,
): readonly (Match | null)[] {
  const matches = [...matchCitations(found, indexItems(items))];
  if (typedIn.size < 2) return matches;
  for (const file of typedIn) {
    const own = items.items.filter(({ id }) => items.places.get(id)?.file === file);
    const places = found.flatMap(({ passage }, at) => (passage.place.file === file ? [at] : []));
    const here = places.flatMap((at) => found[at] ?? []);
    const matched = matchCitations(here, indexItems({ ...items, items: own }));
    for (const [index, at] of places.entries()) {
      const match = matched[index] ?? null;
      if (match !== null && match.candidates.length > 0 && match.verdict !== "wrong-author")
        matches[at] = match;
    }
  }
  return matches;
}
