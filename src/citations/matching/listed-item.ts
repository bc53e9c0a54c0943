import type { Item } from "../../model/bibliography.ts";
import { andOthers } from "../and-others.ts";
import { isRecord } from "../entries-read.ts";
import type { Day } from "./days.ts";
import { foldName, withoutArticle, withoutParticles } from "./fold-name.ts";

/** An author or group as the list has it. */
export type ListedName = {
  /** As people read it: "van der Berg", "World Health Organization". */
  readonly text: string;
  /** Folded spellings that are all this name. */
  readonly forms: readonly string[];
  /** Folded parts of a surname of several words, by which some cite. */
  readonly parts: readonly string[];
  /** Folded given name or its initials; empty where there is none. */
  readonly given: string;
};

/** An item of the list with what citations are compared by. */
export type ListedItem = {
  readonly id: string;
  /** Place in the list, from 0. */
  readonly index: number;
  /** Empty where the work has no author, editor or other person: then its title is cited. */
  readonly names: readonly ListedName[];
  /** The list itself says "et al." or leaves names out. */
  readonly hasOthers: boolean;
  readonly title: string;
  readonly foldedTitle: string;
  /** Folded without the article it begins with. */
  readonly bareTitle: string;
  /** What its first name may be cited as: an author's forms or, where nobody is named, the title's. */
  readonly forms: readonly string[];
  /** The date it is listed under; null for "n.d." and where there is none. */
  readonly date: Day | null;
  /** Every year it may be cited by: issued, end of a span, first edition. */
  readonly years: readonly number[];
  readonly suffix: string;
  /** All its text, lower case: for sites that citations name. */
  readonly haystack: () => string;
};

const roles = [
  "author",
  "editor",
  "translator",
  "director",
  "interviewer",
  "container-author",
  "collection-editor",
];

export function listedItem(item: Item, index: number): ListedItem {
  const people = roles.map((role) => item[role]).find((value) => Array.isArray(value) && value.length > 0);
  const names = (Array.isArray(people) ? people : []).flatMap(nameOf);
  const known = names.filter(({ forms }) => !forms.some((form) => othersForms.has(form)));
  const title = textOf(item["title"]);
  const issued = datesOf(item["issued"]);
  return {
    id: item.id,
    index,
    names: known,
    hasOthers:
      known.length < names.length || (isRecord(item["custom"]) && item["custom"][andOthers] === true),
    title,
    foldedTitle: foldName(title),
    bareTitle: foldName(withoutArticle(title)),
    forms:
      known[0]?.forms ??
      distinct(
        [title, title.split(":")[0] ?? "", textOf(item["title-short"])]
          .flatMap((form) => [form, withoutArticle(form)])
          .map(foldName),
      ),
    date: issued[0] ?? null,
    years: [...new Set([...issued, ...datesOf(item["original-date"])].map(({ year }) => year))],
    suffix: textOf(item["year-suffix"]),
    haystack: () => JSON.stringify(item).toLowerCase(),
  };
}

const othersForms = new Set(["others", "etal", "al"]);

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

function nameOf(value: unknown): readonly ListedName[] {
  if (!isRecord(value)) return [];
  const literal = textOf(value["literal"]);
  const given = textOf(value["given"]);
  const particle = [value["dropping-particle"], value["non-dropping-particle"]].map(textOf).join(" ").trim();
  const family = textOf(value["family"]);
  if (literal === "" && family === "") return [];
  return [literal === "" ? personOf(family, given, particle) : groupOf(literal)];
}

function personOf(family: string, given: string, particle: string): ListedName {
  const text = `${particle} ${family}`.trim();
  const whole = familyFirst.test(family) && given !== "" ? [family + given] : [];
  const forms = [text, family, withoutParticles(text), ...whole].map(foldName);
  const words = withoutParticles(family).split(/[\s-]+/u);
  const parts = words.length < 2 || given === "" ? [] : words.map(foldName).filter((part) => part.length > 3);
  return {
    text,
    forms: given === "" ? [...distinct([...forms, ...abbreviations(text)])] : distinct(forms),
    parts,
    given: foldName(given),
  };
}

/** Scripts whose names are written in one, the family name first. */
const familyFirst = /^[\p{Script=Han}\p{Script=Hangul}]+$/u;

function groupOf(literal: string): ListedName {
  const bare = literal.replace(/\s*[([][^()[\]]*[)\]]\s*/gu, " ").trim();
  const forms = [literal, bare, bare.replace(/^the\s+/iu, "")].map(foldName);
  return { text: literal, forms: distinct([...forms, ...abbreviations(literal)]), parts: [], given: "" };
}

const distinct = (forms: readonly string[]): readonly string[] =>
  [...new Set(forms)].filter((form) => form !== "");

/** "WHO" of "World Health Organization" and of "World Health Organization (WHO)". */
function abbreviations(group: string): readonly string[] {
  const printed = /[([]\s*(\p{Lu}[\p{Lu}\p{Nd}&-]+)\s*[)\]]/u.exec(group)?.[1];
  const capitals = [...group.matchAll(/(?<![\p{L}(['’])\p{Lu}(?=\p{L})/gu)].map(([letter]) => letter);
  const initials = capitals.length > 1 ? capitals.join("") : "";
  return [printed ?? "", initials].map(foldName).filter((form) => form.length > 1);
}

function datesOf(value: unknown): readonly Day[] {
  if (!isRecord(value)) return [];
  const parts: unknown = value["date-parts"];
  const days = (Array.isArray(parts) ? parts : []).flatMap((part: unknown) => dayOf(part));
  if (days.length > 0) return days;
  const text = textOf(value["literal"]) || textOf(value["raw"]);
  return [...text.matchAll(/(?<!\d)\d{4}(?!\d)/gu)].map(([year]) => ({
    year: Number(year),
    month: null,
    day: null,
  }));
}

function dayOf(value: unknown): readonly Day[] {
  if (!Array.isArray(value)) return [];
  const [year, month, day] = value.map((part: unknown) => Number(part));
  if (year === undefined || !Number.isInteger(year) || year === 0) return [];
  return [{ year, month: within(month, 12), day: within(day, 31) }];
}

const within = (value: number | undefined, most: number): number | null =>
  value !== undefined && Number.isInteger(value) && value >= 1 && value <= most ? value : null;
