import type { Check, Finding } from "../check.ts";
import { dateOf, fold, type Name, namesOf } from "./item-values.ts";
import { type ListedWork, listedWorks } from "./listed-works.ts";

const before = `# Tides

The bay was measured before (Abel, 2001; Berg, 2002; Dahl, 2004; Engen, 2005; Foss, 2006).

# References

`;
const entry = (author: string, year: number, title: string): string =>
  `${author}. (${year}). *${title}*. Fjord Press.\n\n`;
const abel = entry("Abel, A", 2001, "Salt in the bay");
const berg = entry("Berg, B", 2002, "Ice on the fjord");
const rest =
  entry("Dahl, D", 2004, "Winds of the coast") +
  entry("Engen, E", 2005, "Boats and pilots") +
  entry("Foss, F", 2006, "Gulls over piers");

export const typedListIsInOrder: Check = {
  id: "reference-list/typed-list-is-in-order",
  severity: "warning",
  summary:
    "A typed reference list is in the order of the alphabet; works of one author in the order of their dates.",
  why: "Readers look a name up where it should stand, and months sorted by their names put April before January.",
  remedy: "Move the entry to its place.",
  basis: "APA 7, section 9.44; Chicago Manual of Style 18, chapter 13",
  example: { bad: before + berg + abel + rest, good: before + abel + berg + rest },
  run: (subject) => {
    const works = listedWorks(subject).filter(({ typed }) => typed);
    const pairs = works
      .slice(1)
      .map((work, index) => ({ work, previous: works[index] ?? work }))
      .filter(({ work, previous }) => work.list === previous.list);
    const byName = pairs.filter(({ work, previous }) => compareNames(firstOf(previous), firstOf(work)) > 0);
    // A list in the order of its citations is in no order of names.
    if (works.length < fewest || byName.length * 4 > pairs.length) return [];
    const byDate = pairs.filter(({ work, previous }) => isLater(previous, work));
    return pairs
      .filter((pair) => byName.includes(pair) || byDate.includes(pair))
      .map(({ work, previous }): Finding => {
        const what = isLater(previous, work) ? said : named;
        return {
          place: work.place,
          message: `The entry of ${what(work)} stands behind that of ${what(previous)}; it was expected before it.`,
          related: [{ place: previous.place, message: `${what(previous)} stands here.` }],
        };
      });
  },
};

const fewest = 5;
const collator = new Intl.Collator("en", { sensitivity: "base", ignorePunctuation: true });

function firstOf({ item }: ListedWork): Name | undefined {
  return namesOf(item, "author")[0];
}

function surname(name: Name | undefined): string {
  return name === undefined ? "" : name.family || name.literal;
}

/** By surname; names with a particle, in another script or not understood are in any order. */
function compareNames(one: Name | undefined, other: Name | undefined): number {
  const [a, b] = [surname(one), surname(other)];
  if (![a, b].every((name) => /^\p{Lu}/u.test(name) && /^[\p{Script=Latin}\p{M}\p{P}\s]+$/u.test(name)))
    return 0;
  return collator.compare(a, b);
}

/** Whether the first of two works of the same authors is the later one, as far as both dates go. */
function isLater(one: ListedWork, other: ListedWork): boolean {
  const authors = ({ item }: ListedWork): string =>
    namesOf(item, "author")
      .map(({ family, given, literal }) => fold(`${family} ${given} ${literal}`))
      .join(" ");
  if (authors(one) === "" || authors(one) !== authors(other)) return false;
  const [a, b] = [dateOf(one.item), dateOf(other.item)];
  for (let at = 0; at < Math.min(a.length, b.length); at += 1) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return false;
}

function named(work: ListedWork): string {
  const name = firstOf(work);
  return `"${[surname(name), name?.given ?? ""].filter((part) => part !== "").join(", ")}"`;
}

/** "Hill, 2000-12-03": months as numbers, in whose order they belong. */
function said(work: ListedWork): string {
  const date = dateOf(work.item).map((part) => String(part).padStart(2, "0"));
  return `"${surname(firstOf(work))}, ${date.join("-")}"`;
}
