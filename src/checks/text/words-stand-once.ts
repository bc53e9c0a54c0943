import type { Passage } from "../../model/passage.ts";
import type { Check, Finding } from "../check.ts";
import { languageOf } from "./language-of.ts";
import { spanOf } from "./written-text.ts";

// One word, then the same; a hyphen, an apostrophe or a mark between makes it something else.
const doubled = /(?<![\p{L}\p{M}\p{N}'’_-])([\p{L}\p{M}]+) \1(?![\p{L}\p{M}\p{N}'’_-]|\.\p{L})/giu;

/** Words that rightly follow themselves, or do so for emphasis. */
const rightly: Readonly<Record<string, string>> = {
  en: "had that her you is do did can will in on no yes so very much many far long more never again too ha ho hey oh ah bye well now now there here who what why really round over up down blah bla tut knock hush boom tick drip ding dong hip hear long ay aye dat",
  de: "die der das den dem des sie ihr ihnen wir was sich so sehr nein ja ach bitte zu an auf in mit ganz immer nie viel ha hm",
  fr: "nous vous en que si tout très non oui ah oh ha bien trop la le les leur",
  es: "no sí si que muy tan ja ay bien casi luego poco",
  it: "piano così no sì ha che si via via ben quasi man poco",
  nl: "die dat zo heel nee ja ha hij zij u",
  pt: "que não sim tão muito se quase logo",
};

export const wordsStandOnce: Check = {
  id: "text/words-stand-once",
  severity: "warning",
  summary: 'No word is written twice in a row ("the the").',
  why: "It is the slip that authors and spelling checkers overlook most.",
  remedy: "Delete one of the two.",
  basis: "House",
  example: { bad: "The the bay is small.\n", good: "The bay is small.\n" },
  run: (subject) => {
    const silent = rightly[languageOf(subject)];
    // In other languages a word said twice is grammar.
    if (silent === undefined) return [];
    const allowed = new Set(silent.split(" "));
    return subject.passages.flatMap((passage) => doublesIn(passage, allowed));
  },
};

function doublesIn(passage: Passage, allowed: ReadonlySet<string>): readonly Finding[] {
  const { text } = passage;
  return [...text.matchAll(doubled)].flatMap((match): readonly Finding[] => {
    const [both, word = ""] = match;
    const second = both.slice(word.length + 1);
    // "New York York", "Duran Duran": two names; "A A", "in In": initials and titles.
    const isName = /^\p{Lu}/u.test(second) && text.slice(0, match.index).trim() !== "";
    if (isName || allowed.has(word.toLowerCase()) || (word.length === 1 && !/^[ai]$/i.test(word))) return [];
    return [
      {
        ...spanOf(passage, match.index, match.index + both.length),
        message: `"${both}" has the word twice; "${word}" was expected.`,
      },
    ];
  });
}
