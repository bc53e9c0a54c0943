import type { Check, Finding } from "../check.ts";
import { entryName, type Name, namesOf } from "./item-values.ts";
import { type ListedWork, listedWorks } from "./listed-works.ts";

function article(key: string, author: string, title: string): string {
  return `@article{${key}, author = {${author}}, title = {${title}}, journal = {Journal of Tides}, volume = {3}, pages = {1--9}, year = {2020}}\n`;
}
const first = article("a", "Müller, Anna", "Tides of the inner bay");

export const authorsAreSpeltAlike: Check = {
  id: "reference-list/authors-are-spelt-alike",
  severity: "warning",
  summary: "An author's name is spelt in one way in the whole reference list.",
  why: "Two spellings are sorted apart, and citations treat them as two people.",
  remedy: "If it is one person, write the name in one way everywhere.",
  basis: "House",
  example: {
    file: "references.bib",
    bad: first + article("b", "Mueller, Anna", "Salt in harbour water"),
    good: first + article("b", "Müller, Anna", "Salt in harbour water"),
    beside: { "text.md": "# Tides\n\nThey were measured before [@a; @b].\n" },
  },
  run: (subject) => {
    const written = new Map<string, Written>();
    return listedWorks(subject).flatMap((work) => {
      const findings: Finding[] = [];
      for (const name of [...namesOf(work.item, "author"), ...namesOf(work.item, "editor")]) {
        const before = keysOf(name).flatMap((key) => written.get(key) ?? []);
        const other = before.find((each) => isOtherSpelling(each.name, name));
        if (other !== undefined) findings.push(found(name, work, other));
        for (const key of keysOf(name)) if (!written.has(key)) written.set(key, { name, work });
      }
      return findings;
    });
  },
};

type Written = { readonly name: Name; readonly work: ListedWork };

function found(name: Name, work: ListedWork, other: Written): Finding {
  return {
    place: work.place,
    message: `An author of ${entryName(work.item)} is "${nameOf(name)}", one of ${entryName(other.work.item)} "${nameOf(other.name)}"; one spelling of the name was expected.`,
    related: [{ place: other.work.place, message: `Here it is "${nameOf(other.name)}".` }],
  };
}

function nameOf({ family, given, literal }: Name): string {
  return literal || [family, given].filter((part) => part !== "").join(", ");
}

/** Letters as they are written without diacritics, in the two ways of German and the Nordic languages. */
function spellings(text: string): readonly string[] {
  const plain = text.toLowerCase().replaceAll("ß", "ss").replaceAll("ł", "l");
  const letters = (each: string): string => each.normalize("NFKD").replace(/[^\p{L}]/gu, "");
  const wide = plain
    .normalize("NFC")
    .replace(/[äæ]/g, "ae")
    .replace(/[öøœ]/g, "oe")
    .replaceAll("ü", "ue")
    .replaceAll("å", "aa");
  return [...new Set([letters(plain.replaceAll("ø", "o").replaceAll("æ", "ae")), letters(wide)])];
}

/**
 * A name under its surname and first given name, and under both the other way round. A given name that is only an
 * initial tells too little of a person.
 */
function keysOf({ family, given }: Name): readonly string[] {
  const [first = ""] = given.split(/[\s.-]+/);
  if (family.length < 3 || first.length < 3) return [];
  const turned =
    /\s/.test(given.trim()) || first === family
      ? []
      : spellings(given).map((each) => `${each} ${spellings(family)[0] ?? ""}`);
  return [
    ...new Set([...spellings(family).map((each) => `${each} ${spellings(first)[0] ?? ""}`), ...turned]),
  ];
}

/** Same name by its letters, written with others; capitals and particles are left to the style. */
function isOtherSpelling(one: Name, other: Name): boolean {
  const plain = ({ family }: Name): string =>
    family
      .normalize("NFC")
      .toLowerCase()
      .replace(/[^\p{L}]/gu, "");
  return plain(one) !== plain(other);
}
