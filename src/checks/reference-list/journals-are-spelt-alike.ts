import type { Subject } from "../../model/subject.ts";
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
    const blocks = new Map<string, Journal[]>();
    return journalsOf(subject).flatMap((journal): readonly Finding[] => {
      const block = `${journal.words.length} ${journal.words[0]?.folded.slice(0, 1) ?? ""}`;
      const others = blocks.get(block) ?? [];
      const other = others.find((before) => areOneJournal(before.words, journal.words));
      if (others.length < most) others.push(journal);
      blocks.set(block, others);
      if (other === undefined) return [];
      return [
        {
          place: journal.work.placeOf("container-title"),
          message: `The journal of ${entryName(journal.work.item)} is written "${journal.name}", that of ${entryName(other.work.item)} "${other.name}"; one form was expected.`,
          related: [{ place: other.work.placeOf("container-title"), message: `Here it is "${other.name}".` }],
        },
      ];
    });
  },
};

type Word = { readonly folded: string; readonly isShort: boolean };
type Journal = { readonly name: string; readonly words: readonly Word[]; readonly work: ListedWork };

/** Every spelling once, with the first work that has it. */
function journalsOf(subject: Subject): readonly Journal[] {
  const journals = new Map<string, Journal>();
  for (const work of listedWorks(subject)) {
    const name = work.item.type === "article-journal" ? fieldOf(work.item, "container-title") : "";
    if (name !== "" && !journals.has(name)) journals.set(name, { name, words: wordsOf(name), work });
  }
  return [...journals.values()];
}

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

function wordsOf(name: string): readonly Word[] {
  return (name.match(/[\p{L}\p{N}]+\.?/gu) ?? [])
    .filter((word) => !small.has(word.toLowerCase()))
    .map((word) => ({ folded: fold(word), isShort: word.endsWith(".") }));
}

/** The same words, or words one of which shortens the other: "J. Tidal Res." and "Journal of Tidal Research". */
function areOneJournal(ours: readonly Word[], theirs: readonly Word[]): boolean {
  if (ours.length !== theirs.length || ours.length === 0) return false;
  const pairs = ours.map(({ folded }, index) => [folded, theirs[index]?.folded ?? ""] as const);
  if (pairs.every(([a, b]) => a === b)) return true;
  const isShort = [...ours, ...theirs].some((word) => word.isShort);
  return (isShort || ours.length > 1) && (shortens(pairs) || shortens(pairs.map(([a, b]) => [b, a])));
}

/** Whether every first word is its second shortened; words of three letters and fewer prove little. */
function shortens(pairs: readonly (readonly [short: string, long: string])[]): boolean {
  return pairs.every(
    ([short, long]) =>
      short !== "" && (long === short || (long.startsWith(short) && long.length - short.length >= 2)),
  );
}
