import type { FoundCitation } from "../typed/found-citation.ts";
import { compareOthers, formsOf } from "./compare-names.ts";
import { foldName, withoutArticle } from "./fold-name.ts";
import type { ItemIndex } from "./item-index.ts";
import type { ListedItem } from "./listed-item.ts";

/**
 * The one item of the list that names without a date mean; null where several are by that name and no title tells them
 * apart, or none is.
 */
export function matchAuthorPage(found: FoundCitation, index: ItemIndex): ListedItem | null {
  const [first = "", ...others] = found.names;
  const entry = formsOf(first)
    .map((form) => index.named(form))
    .find((each) => each !== null);
  const fitting = (entry?.items ?? []).filter((item) => fits(item, others, found));
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

const shortestTitle = 3;

/** Names behind the first are co-authors, or words of the title. */
function fits(item: ListedItem, others: readonly string[], found: FoundCitation): boolean {
  const { cost, strange, spelt } = compareOthers(others, found, item);
  if (strange.length === 0 && spelt.length === 0 && cost < 1) return true;
  const title = foldName(withoutArticle(others.at(-1) ?? ""));
  return others.length === 1 && title.length >= shortestTitle && item.bareTitle.startsWith(title);
}
