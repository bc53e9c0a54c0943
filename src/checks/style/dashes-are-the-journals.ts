import type { Profile } from "../../model/profile.ts";
import type { Check } from "../check.ts";
import { findInProse, type ProseMatch, replacing } from "../text/prose.ts";

export const dashesAreTheJournals: Check = {
  id: "style/dashes-are-the-journals",
  severity: "advice",
  summary: "Dashes that part a sentence have the form that the journal uses.",
  why: "A journal uses one form.",
  remedy: "Use an en dash between spaces, or an em dash without, as the message says.",
  basis: "The profile",
  example: {
    bad: "The bay—it is small—is shallow.\n",
    good: "The bay – it is small – is shallow.\n",
    beside: { "profile.yaml": "style: {dashes: spaced-en}\n" },
  },
  run: ({ lines, profile }) => {
    const wanted = profile.style.dashes;
    if (wanted === undefined) return [];
    return forms
      .filter(({ form }) => form !== wanted)
      .flatMap(({ name, pattern }) =>
        findInProse(lines, pattern)
          .filter(isInSentence)
          .map((match) => ({
            place: match.place,
            end: match.end,
            message: `The dash is ${name}; ${expected[wanted].name} was expected.`,
            edits: replacing(match, expected[wanted].text),
          })),
      );
  },
};

type Form = NonNullable<Profile["style"]["dashes"]>;

const expected: Readonly<Record<Form, { readonly name: string; readonly text: string }>> = {
  "spaced-en": { name: "an en dash between spaces", text: " – " },
  "closed-em": { name: "an em dash without spaces", text: "—" },
};

const before = "(?<=[\\p{L}\\p{M}\\p{N}.,!?)\\]”’\"'])";
const behind = "(?=[\\p{L}\\p{N}“\"‘'(])";

// Between two numbers it is a range or a minus.
const forms = [
  {
    form: "closed-em",
    name: "an em dash without spaces",
    pattern: new RegExp(`${before}(?:—|(?<!-)---(?!-))${behind}`, "gu"),
  },
  {
    form: "spaced-em",
    name: "an em dash between spaces",
    pattern: new RegExp(`${before} (?:—|---) ${behind}`, "gu"),
  },
  {
    form: "spaced-en",
    name: "an en dash between spaces",
    pattern: new RegExp(
      `(?<!\\p{N})${before} (?:–|--) ${behind}|${before} (?:–|--) (?!\\p{N})${behind}`,
      "gu",
    ),
  },
] as const;

/** Headings, items, rows and definitions use dashes of their own. */
function isInSentence({ line }: ProseMatch): boolean {
  return !/^\s*(?:#|[-*+]\s|\d+[.)]\s|\||:)/.test(line.text);
}
