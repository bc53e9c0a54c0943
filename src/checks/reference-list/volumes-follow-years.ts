import type { Check, Finding } from "../check.ts";
import { entryName, fieldOf, fold, yearOf } from "./item-values.ts";
import { type ListedWork, listedWorks } from "./listed-works.ts";

function article(key: string, volume: number, year: number): string {
  const title =
    { a: "Tides of the inner bay", b: "Salt in harbour water", c: "Ice on the fjord" }[key] ?? key;
  return `@article{${key}, author = {Hill, Ann}, title = {${title}}, journal = {Journal of Tides}, volume = {${volume}}, pages = {1--9}, year = {${year}}}\n`;
}

export const volumesFollowYears: Check = {
  id: "reference-list/volumes-follow-years",
  severity: "warning",
  summary: "Of one journal, a later volume does not have an earlier year.",
  why: "One of the two numbers was mistyped, and readers look in the wrong volume.",
  remedy: "Look both articles up and correct the volume or the year.",
  basis: "House",
  example: {
    file: "references.bib",
    bad: article("a", 10, 2010) + article("b", 15, 2015) + article("c", 18, 2012),
    good: article("a", 10, 2010) + article("b", 15, 2015) + article("c", 18, 2018),
    beside: { "text.md": "# Tides\n\nThey were measured before [@a; @b; @c].\n" },
  },
  run: (subject) => [...journals(listedWorks(subject)).values()].flatMap(contradictions),
};

type Article = { readonly work: ListedWork; readonly volume: number; readonly year: number };

function journals(works: readonly ListedWork[]): ReadonlyMap<string, readonly Article[]> {
  const found = new Map<string, Article[]>();
  for (const work of works) {
    const volume = fieldOf(work.item, "volume");
    const journal = fold(fieldOf(work.item, "container-title")).replace(/^the/, "");
    const year = yearOf(work.item);
    if (work.item.type !== "article-journal" || journal === "" || year === null) continue;
    // Some journals use the year as volume.
    if (!/^\d{1,3}$/.test(volume)) continue;
    const articles = found.get(journal) ?? [];
    articles.push({ work, volume: Number(volume), year });
    found.set(journal, articles);
  }
  return found;
}

/**
 * Each article is compared with the one before it by volume. A year's difference is none: volumes run across the turn
 * of a year, and articles come out online before their volume.
 */
function contradictions(articles: readonly Article[]): readonly Finding[] {
  const ordered = articles.toSorted((a, b) => a.volume - b.volume || a.year - b.year);
  const [first] = ordered;
  if (first === undefined) return [];
  let latest = first;
  return ordered.slice(1).flatMap((article): readonly Finding[] => {
    const before = latest;
    if (article.year >= latest.year) latest = article;
    const isEarlier = article.volume !== before.volume && before.year - article.year > 1;
    // Journals of many volumes a year have long passed the sixtieth.
    const isCrowded =
      article.year === before.year && article.volume - before.volume >= 6 && article.volume <= 60;
    if (!isEarlier && !isCrowded) return [];
    const expected = isEarlier
      ? "the later volume was expected to be the later year"
      : "volumes so far apart were expected to be years apart";
    return [
      {
        place: article.work.placeOf("volume"),
        message: `${entryName(article.work.item)} is in volume ${article.volume} of ${article.year}, ${entryName(before.work.item)} in volume ${before.volume} of ${before.year} of the same journal; ${expected}.`,
        related: [
          { place: before.work.placeOf("volume"), message: `Volume ${before.volume} of ${before.year}.` },
        ],
      },
    ];
  });
}
