import type { Check } from "../check.ts";
import { languageOf } from "./language-of.ts";
import { findCharacters, replacing } from "./prose.ts";

const publication = `kind: article
title: جزر و مد خلیج
authors:
  - name: Ada Lovelace
    orcid: 0000-0002-1825-0097
    affiliation: Institute of Tides, Bergen, Norway
    email: ada@example.org
    corresponding: true
abstract: جزر و مد خلیج یک سال اندازه گرفته شد.
keywords: [خلیج, جزر, مد]
language: fa
dates:
  published: 2026-03-09
licence: CC-BY-4.0
body:
  - text.md
`;

/** Letters of Arabic keyboards → the Persian ones. */
const persian: Readonly<Record<string, string>> = { ي: "ی", ى: "ی", ك: "ک" };

const words = /(?<![\u0621-\u06ff])[\u0621-\u06ff]*?[يىك][\u0621-\u06ff]*/g;
// Vowel signs, the article and teh marbuta: the word is Arabic, quoted.
const arabic = /[\u064b-\u0652\u0670ة]|^[وبف]?ال/;

export const persianLettersArePersian: Check = {
  id: "text/persian-letters-are-persian",
  severity: "warning",
  summary: "Persian text has the Persian letters ی and ک, not the Arabic ي and ك.",
  why: "The words look alike, or nearly so, and are other words for every search, index and sort.",
  remedy: "Type the Persian letter.",
  basis: "ISIRI 6219 (information interchange in Persian)",
  example: {
    beside: { "publication.yaml": publication },
    bad: "كتاب خوب است.\n",
    good: "کتاب خوب است.\n",
  },
  run: (subject) => {
    if (languageOf(subject) !== "fa") return [];
    return findCharacters(subject.lines, words)
      .filter(({ text }) => !arabic.test(text))
      .map((match) => {
        const word = match.text.replace(/[يىك]/g, (letter) => persian[letter] ?? letter);
        return {
          place: match.place,
          end: match.end,
          message: `"${match.text}" has Arabic letters; the Persian word "${word}" was expected.`,
          edits: replacing(match, word),
        };
      });
  },
};
