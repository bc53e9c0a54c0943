import { distance } from "fastest-levenshtein";
import type { Check, Finding } from "../check.ts";
import { dateOf, entryName, fieldOf, fold, namesOf, yearOf } from "./item-values.ts";
import { type ListedWork, listedWorks } from "./listed-works.ts";
import { identitiesOf } from "./work-identities.ts";

const first = `@book{hill2020, author = {Hill, Ann}, title = {Tides of the Inner Bay}, publisher = {Fjord Press}, year = {2020}}\n`;

export const alikeWorksDiffer: Check = {
  id: "reference-list/alike-works-differ",
  severity: "warning",
  summary: "Two works whose titles are nearly the same are two works.",
  why: "One work entered twice, once with a slip, stands in the list twice.",
  remedy:
    "If it is one work, keep one entry. If there are two, such as a preprint and its article, leave both.",
  basis: "House",
  example: {
    file: "references.bib",
    bad: `${first}@book{bay, author = {Hill, A.}, title = {Tides of the inner bays}, publisher = {Fjord Press}, year = {2020}}\n`,
    good: `${first}@book{bay, author = {Moss, B.}, title = {A Short History of Harbours}, publisher = {Fjord Press}, year = {1998}}\n`,
    beside: { "text.md": "# Tides\n\nThey were measured before [@hill2020; @bay].\n" },
  },
  run: (subject) => {
    const blocks = new Map<string, Titled[]>();
    return listedWorks(subject).flatMap((work): readonly Finding[] => {
      const block = blockOf(work);
      const titled = titledOf(work);
      if (block === null || titled === null) return [];
      const others = blocks.get(block) ?? [];
      const before = others.find((other) => areAlike(titled, other))?.work;
      // A block is small in real lists; a hostile one must not cost the square of its size.
      if (others.length < most) others.push(titled);
      blocks.set(block, others);
      if (before === undefined) return [];
      return [
        {
          place: work.placeOf("title"),
          message: `${entryName(work.item)} is called "${fieldOf(work.item, "title")}", ${entryName(before.item)} is called "${fieldOf(before.item, "title")}"; two works were expected to differ more.`,
          related: [{ place: before.place, message: `${entryName(before.item)} stands here.` }],
        },
      ];
    });
  },
};

const most = 40;

/** Only works of one first author can be one work. */
function blockOf({ item, list }: ListedWork): string | null {
  const [author] = namesOf(item, "author");
  const surname = author === undefined ? "" : fold(author.family || author.literal);
  return surname === "" ? null : `${list} ${surname}`;
}

/** A work with its title as it is compared; null where the title is too short or too long to prove anything. */
function titledOf(work: ListedWork): Titled | null {
  const title = fold(fieldOf(work.item, "title"));
  if (title.length < 16 || title.length > 400) return null;
  return { work, title, digits: title.replace(/\P{Nd}/gu, ""), year: yearOf(work.item) ?? 0 };
}

type Titled = {
  readonly work: ListedWork;
  readonly title: string;
  readonly digits: string;
  readonly year: number;
};

/** Nearly the same title, at most a year apart; numbers in titles ("part 2") tell works apart. */
function areAlike(one: Titled, other: Titled): boolean {
  if (one.digits !== other.digits || Math.abs(one.year - other.year) > 1) return false;
  const length = Math.min(one.title.length, other.title.length);
  const allowed = Math.max(1, Math.floor(length * 0.08));
  if (Math.abs(one.title.length - other.title.length) > allowed) return false;
  const isSame = one.title === other.title;
  if (!isSame && distance(one.title, other.title) > allowed) return false;
  const [{ item }, { item: its }] = [one.work, other.work];
  if (haveOther("page", item, its) || (isSame && !haveOneSource(item, its))) return false;
  const known = new Set(identitiesOf(other.work));
  return !identitiesOf(one.work).some((identity) => known.has(identity));
}

type Item = ListedWork["item"];

function haveOther(variable: string, item: Item, other: Item): boolean {
  const [value, its] = [fold(fieldOf(item, variable)), fold(fieldOf(other, variable))];
  return value !== "" && its !== "" && value !== its;
}

/** Speeches of one title were given on many days; what is printed appears once. */
function haveOneSource(item: Item, other: Item): boolean {
  if (dateOf(item).join("-") === dateOf(other).join("-")) return true;
  const [source, its] = [fold(fieldOf(item, "container-title")), fold(fieldOf(other, "container-title"))];
  return source !== "" && source === its;
}
