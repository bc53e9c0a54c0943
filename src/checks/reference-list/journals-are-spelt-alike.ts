import type { Check, Finding } from "../check.ts";
import { entryName, fieldOf, fold } from "./item-values.ts";
import { type ListedWork, listedWorks } from "./listed-works.ts";

function article(key: string, title: string, journal: string): string {
  return `@article{${key}, author = {Hill, Ann}, title = {${title}}, journal = {${journal}}, volume = {3}, pages = {1--9}, year = {2020}}\n`;
}
const first = article("a", "Tides of the inner bay", "Journal of Tidal Research");

export const journalsAreSpeltAlike: Check = {
  id: "reference-list/journals-are-spelt-alike",
  severity: "warning",
  summary: "A journal has one name in the whole reference list.",
  why: "Readers take two spellings for two journals, and a list that mixes short and full titles looks unfinished.",
  remedy: "Write the journal's name in one way everywhere, short or in full as the style asks.",
  basis: "House",
  example: {
    file: "references.bib",
    bad: first + article("b", "Salt in harbour water", "J. Tidal Res."),
    good: first + article("b", "Salt in harbour water", "Journal of Tidal Research"),
    beside: { "text.md": "# Tides\n\nThey were measured before [@a; @b].\n" },
  },
  run: (subject) => {
    const first = new Map<string, { readonly name: string; readonly work: ListedWork }>();
    const names: { readonly name: string; readonly work: ListedWork }[] = [];
    for (const work of listedWorks(subject)) {
      const name = work.item.type === "article-journal" ? fieldOf(work.item, "container-title") : "";
      if (name === "" || first.has(name)) continue;
      first.set(name, { name, work });
      names.push({ name, work });
    }
    const blocks = new Map<string, { readonly name: string; readonly work: ListedWork }[]>();
    return names.flatMap(({ name, work }): readonly Finding[] => {
      const block = fold(name.replace(/^the\s+/i, "")).slice(0, 1);
      const others = blocks.get(block) ?? [];
      const other = others.slice(-most).find((before) => areOneJournal(before.name, name));
      blocks.set(block, [...others.slice(-most), { name, work }]);
      if (other === undefined) return [];
      return [
        {
          place: work.place,
          message: `The journal of ${entryName(work.item)} is written "${name}", that of ${entryName(other.work.item)} "${other.name}"; one form was expected.`,
          related: [{ place: other.work.place, message: `Here it is "${other.name}".` }],
        },
      ];
    });
  },
};

const most = 200;

const small = new Set([
  "the",
  "of",
  "and",
  "in",
  "for",
  "on",
  "a",
  "an",
  "der",
  "die",
  "das",
  "für",
  "und",
  "de",
  "la",
  "le",
  "les",
  "et",
  "des",
  "du",
  "del",
  "y",
  "e",
]);

function wordsOf(name: string): readonly string[] {
  return (name.replaceAll("&", " and ").match(/[\p{L}\p{N}]+\.?/gu) ?? []).filter(
    (word) => !small.has(word.toLowerCase()),
  );
}

/** The same words, or words one of which shortens the other: "J. Tidal Res." and "Journal of Tidal Research". */
function areOneJournal(one: string, other: string): boolean {
  const ours = wordsOf(one);
  const theirs = wordsOf(other);
  if (ours.length !== theirs.length || ours.length === 0) return false;
  const pairs = ours.map((word, index) => [fold(word), fold(theirs[index] ?? "")] as const);
  if (pairs.every(([a, b]) => a === b)) return true;
  const isShort = [ours, theirs].some((words) => words.some((word) => word.endsWith(".")));
  return (isShort || ours.length > 1) && (shortens(pairs) || shortens(pairs.map(([a, b]) => [b, a])));
}

/** Whether every first word is its second shortened; words of three letters and fewer prove little. */
function shortens(pairs: readonly (readonly [short: string, long: string])[]): boolean {
  return pairs.every(
    ([short, long]) =>
      short !== "" && (long === short || (long.startsWith(short) && long.length - short.length >= 2)),
  );
}
