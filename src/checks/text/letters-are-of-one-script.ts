import type { Check, Finding } from "../check.ts";
import { findCharacters, type ProseMatch, replacing } from "./prose.ts";

const cyrillic = "аеорсухѕіјһАВЕКМНОРСТХУЅІЈ";
const likeCyrillic = "aeopcyxsijhABEKMHOPCTXYSIJ";
const greek = "οΑΒΕΖΗΙΚΜΝΟΡΤΥΧ";
const likeGreek = "oABEZHIKMNOPTYX";

/** Letters that look like one of another script → that one. */
const toLatin = pairs(cyrillic + greek, likeCyrillic + likeGreek);
const toCyrillic = pairs(likeCyrillic, cyrillic);
const toGreek = pairs(likeGreek, greek);

function pairs(from: string, to: string): ReadonlyMap<string, string> {
  return new Map([...from].map((letter, index) => [letter, to[index] ?? letter]));
}

const scripts = [
  { name: "Latin", letter: /\p{Script=Latin}/u, from: toLatin },
  { name: "Cyrillic", letter: /\p{Script=Cyrillic}/u, from: toCyrillic },
  { name: "Greek", letter: /\p{Script=Greek}/u, from: toGreek },
] as const;

const notLatin = /[\p{Script=Cyrillic}\p{Script=Greek}]/u;

export const lettersAreOfOneScript: Check = {
  id: "text/letters-are-of-one-script",
  severity: "warning",
  summary: "A word has no letter of another script that only looks like its own.",
  why: "A Cyrillic а in a Latin word looks right and is wrong: searches, indexes and screen readers see another word.",
  remedy: "Type the letter again on the keyboard of the word's language.",
  basis: "Unicode Technical Standard #39, 5.1 (mixed-script detection)",
  example: { bad: "The whаle was seen.\n", good: "The whale was seen.\n" },
  run: ({ lines }) =>
    findCharacters(
      lines.filter(({ prose }) => notLatin.test(prose)),
      /\p{L}+/gu,
    ).flatMap((match) => strangers(match) ?? []),
};

/** Null where more than look-alikes are mixed, as in formulas and units. */
function strangers(match: ProseMatch): Finding | null {
  if (!notLatin.test(match.text)) return null;
  const letters = [...match.text];
  const counted = scripts
    .map((script) => ({ ...script, own: letters.filter((letter) => script.letter.test(letter)).length }))
    .toSorted((a, b) => b.own - a.own);
  const [main, other] = counted;
  if (main === undefined || other === undefined || main.own + other.own !== letters.length) return null;
  if (other.own === 0 || main.own < 3 || main.own <= other.own) return null;
  const strange = letters.filter((letter) => other.letter.test(letter));
  if (!strange.every((letter) => main.from.has(letter))) return null;
  const word = letters
    .map((letter) => (other.letter.test(letter) ? (main.from.get(letter) ?? letter) : letter))
    .join("");
  return {
    place: match.place,
    end: match.end,
    message: `"${match.text}" is a ${main.name} word with ${strange.map((letter) => `the ${other.name} letter "${letter}"`).join(" and ")}; "${word}" in ${main.name} letters alone was expected.`,
    edits: replacing(match, word),
  };
}
