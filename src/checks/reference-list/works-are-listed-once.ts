import type { Check, Finding } from "../check.ts";
import { doiOf, entryName, fieldOf } from "./item-values.ts";
import { type ListedWork, listedWorks } from "./listed-works.ts";
import { identitiesOf } from "./work-identities.ts";

const first = `@book{hill2020, author = {Hill, Ann}, title = {Tides of the Inner Bay}, publisher = {Fjord Press}, year = {2020}}\n`;

export const worksAreListedOnce: Check = {
  id: "reference-list/works-are-listed-once",
  severity: "warning",
  summary: "No work stands in the reference list twice, under two keys.",
  why: "Readers take the second entry for another work, and styles add letters to the year to tell the two apart.",
  remedy: "Keep the more complete entry, cite its key everywhere, and delete the other.",
  basis: "House",
  example: {
    file: "references.bib",
    bad: `${first}@book{bay, author = {Hill, A.}, title = {Tides of the inner bay}, publisher = {Fjord Press}, year = {2020}}\n`,
    good: `${first}@book{bay, author = {Moss, B.}, title = {A Short History of Harbours}, publisher = {Fjord Press}, year = {1998}}\n`,
    beside: { "text.md": "# Tides\n\nThey were measured before [@hill2020; @bay].\n" },
  },
  run: (subject) => {
    const known = new Map<string, ListedWork>();
    return listedWorks(subject).flatMap((work): readonly Finding[] => {
      const keys = identitiesOf(work).map((identity) => `${work.list} ${identity}`);
      const before = keys.map((key) => known.get(key)).find((other) => other !== undefined);
      for (const key of keys) if (!known.has(key)) known.set(key, work);
      if (before === undefined) return [];
      return [
        {
          place: work.place,
          message: `${entryName(work.item)} and ${entryName(before.item)} ${likeness(work, before)}; a work was expected once.`,
          related: [{ place: before.place, message: `${entryName(before.item)} stands here.` }],
        },
      ];
    });
  },
};

function likeness({ item }: ListedWork, { item: other }: ListedWork): string {
  const doi = doiOf(item);
  return doi !== "" && doi === doiOf(other)
    ? `have the same DOI, "${doi}"`
    : `are both called "${fieldOf(item, "title")}", by the same author and of the same year`;
}
