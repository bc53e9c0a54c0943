import type { Check } from "../check.ts";
import { languageOf } from "./language-of.ts";
import { findInProse } from "./prose.ts";

const digits = "\\d\\u0660-\\u0669\\u06f0-\\u06f9";
const numbers = new RegExp(
  `[${digits}]*(?:\\d[\\u0660-\\u0669\\u06f0-\\u06f9]|[\\u0660-\\u0669\\u06f0-\\u06f9]\\d|[\\u0660-\\u0669][\\u06f0-\\u06f9]|[\\u06f0-\\u06f9][\\u0660-\\u0669])[${digits}]*`,
  "g",
);
const ownDigits: Readonly<Record<string, readonly [own: string, other: RegExp]>> = {
  fa: ["Persian", /[\u0660-\u0669]+/g],
  ur: ["Urdu", /[\u0660-\u0669]+/g],
  ar: ["Arabic", /[\u06f0-\u06f9]+/g],
};

export const numbersHaveDigitsOfOneKind: Check = {
  id: "text/numbers-have-digits-of-one-kind",
  severity: "warning",
  summary:
    "A number's digits are of one kind, and Persian text has no Arabic digits nor Arabic text Persian ones.",
  why: "Four, five and six look different in the two, and a search for the number does not find it.",
  remedy: "Type the number again in the digits of the text's language.",
  basis: "The Unicode Standard, 9.2 (Arabic digits)",
  example: { bad: "It was built in 19۵0.\n", good: "It was built in 1950.\n" },
  run: (subject) => {
    const mixed = findInProse(subject.lines, numbers).map(({ text, place, end }) => ({
      place,
      end,
      message: `The number "${text}" has digits of two kinds; one kind was expected.`,
    }));
    const [own, other] = ownDigits[languageOf(subject)] ?? [];
    if (own === undefined || other === undefined) return mixed;
    const foreign = findInProse(subject.lines, other).map(({ text, place, end }) => ({
      place,
      end,
      message: `The number "${text}" is written in the digits of another language; ${own} digits were expected.`,
    }));
    return [...mixed, ...foreign];
  },
};
