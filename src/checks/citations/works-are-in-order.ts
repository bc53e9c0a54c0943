import type { Subject } from "../../model/subject.ts";
import type { Check, Finding } from "../check.ts";
import { type CitedWork, type Cluster, keyedClusters, typedClusters } from "./citation-clusters.ts";

const text = (...clusters: readonly string[]): string =>
  `# Tides\n\nThe bay is small (${clusters.join("), deep (")}).\n\n# References\n\n${[
    "Abel, A. (2001). *Salt in the bay*. Fjord Press.",
    "Berg, B. (1998). *Ice on the fjord*. Fjord Press.",
    "Dahl, D. (2004). *Winds of the coast*. Fjord Press.",
  ].join("\n\n")}\n`;

export const worksAreInOrder: Check = {
  id: "citations/works-are-in-order",
  severity: "advice",
  summary:
    "Works cited in one pair of brackets stand in one order throughout: of their authors’ names or of their years.",
  why: "Readers expect an order; where it changes, they look for a meaning it does not have. Styles that sort the works themselves are not concerned.",
  remedy:
    "Change the order, or say which order the journal wants under `style: citation-order` of its profile.",
  basis:
    "The profile; else what the manuscript mostly does. APA 7, 8.12; Chicago Manual of Style 18, chapter 13",
  example: {
    bad: text("Dahl, 2004; Abel, 2001", "Berg, 1998"),
    good: text("Abel, 2001; Dahl, 2004", "Berg, 1998"),
    beside: { "profile.yaml": "style: {citation-order: alphabetical}\n" },
  },
  run: (subject) =>
    [typedClusters(subject), keyedClusters(subject)].flatMap((all) => outOfOrder(all, subject)),
};

type Order = "alphabetical" | "chronological";

const orders: Readonly<
  Record<Order, { readonly words: string; readonly compare: (a: CitedWork, b: CitedWork) => number }>
> = {
  alphabetical: { words: "of names", compare: byName },
  chronological: { words: "of years", compare: (a, b) => a.year - b.year },
};

const collator = new Intl.Collator("en", { sensitivity: "base", ignorePunctuation: true });

function byName(a: CitedWork, b: CitedWork): number {
  return collator.compare(a.name, b.name) || a.year - b.year;
}

function isIn(order: Order, { works }: Cluster): boolean {
  const { compare } = orders[order];
  return works.slice(1).every((work, index) => compare(works[index] ?? work, work) <= 0);
}

/** A particle stands under either of its words, and other alphabets have orders of their own. */
const isSortable = ({ works }: Cluster): boolean =>
  works.every(({ name }) => /^\p{Lu}/u.test(name) && /^[\p{Script=Latin}\p{M}\p{P}\s]+$/u.test(name));

const fewest = 5;
const mostly = 0.8;

function outOfOrder(all: readonly Cluster[], { profile }: Subject): readonly Finding[] {
  const clusters = all.filter(isSortable);
  const wanted = profile.style.citationOrder ?? habitOf(clusters);
  if (wanted === null) return [];
  const inOrder = clusters.filter((cluster) => isIn(wanted, cluster)).length;
  const why = profile.style.citationOrder
    ? "the journal’s order"
    : `as in ${inOrder} of ${clusters.length} brackets`;
  return clusters
    .filter((cluster) => !isIn(wanted, cluster))
    .map(({ works, ...where }): Finding => {
      const { words, compare } = orders[wanted];
      return {
        ...where,
        message: `The works stand in the order "${listed(works)}"; the order ${words}, "${listed(works.toSorted(compare))}", was expected, ${why}.`,
      };
    });
}

/** The one order that nearly all brackets are in; null where there is none, or both would do. */
function habitOf(clusters: readonly Cluster[]): Order | null {
  if (clusters.length < fewest) return null;
  const counts = (["alphabetical", "chronological"] as const)
    .map((order) => ({ order, count: clusters.filter((cluster) => isIn(order, cluster)).length }))
    .toSorted((a, b) => b.count - a.count);
  const [first, second] = counts;
  if (first === undefined || first.count === second?.count) return null;
  return first.count >= clusters.length * mostly ? first.order : null;
}

function listed(works: readonly CitedWork[]): string {
  return works.map(({ shown }) => shown).join("; ");
}
