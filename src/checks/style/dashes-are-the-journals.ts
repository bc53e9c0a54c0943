import type { Profile } from "../../model/profile.ts";
import type { Check } from "../check.ts";
import { findInProse } from "../text/prose.ts";

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
          .filter(({ line }) => !/^\s*(?:#|[-*+]\s|\d+[.)]\s|\||:)/.test(line.text))
          .map(({ place, end }) => ({
            place,
            end,
            message: `The dash is ${name}; ${expected[wanted]} was expected.`,
          })),
      );
  },
};

const expected: Readonly<Record<NonNullable<Profile["style"]["dashes"]>, string>> = {
  "spaced-en": "an en dash between spaces",
  "closed-em": "an em dash without spaces",
};

const forms = [
  {
    form: "closed-em",
    name: "an em dash without spaces",
    pattern: /(?<=[\p{L}\p{M}\p{N}.,!?)”’"'])(?:—|---)(?=[\p{L}\p{N}“"‘'(])/gu,
  },
  {
    form: "spaced-em",
    name: "an em dash between spaces",
    pattern: /(?<=[\p{L}\p{M}\p{N}.,!?)”’"'] )(?:—|---)(?= [\p{L}\p{N}“"‘'(])/gu,
  },
  {
    form: "spaced-en",
    name: "an en dash between spaces",
    pattern: /(?<=[\p{L}\p{M}\p{N}.,!?)”’"'] )(?:–|--)(?= [\p{L}\p{N}“"‘'(])/gu,
  },
] as const;
