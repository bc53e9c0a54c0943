import type { Check } from "../check.ts";
import { languageOf } from "./language-of.ts";
import { findInProse, type ProseMatch } from "./prose.ts";

const kinds = [
  {
    name: "an em dash without spaces",
    pattern: /(?<=[\p{L}\p{M}\p{N}.,!?)”’"'])(?:—|---)(?=[\p{L}\p{N}“"‘'(])/gu,
  },
  {
    name: "an em dash between spaces",
    pattern: /(?<=[\p{L}\p{M}\p{N}.,!?)”’"'] )(?:—|---)(?= [\p{L}\p{N}“"‘'(])/gu,
  },
  {
    name: "an en dash between spaces",
    pattern: /(?<=[\p{L}\p{M}\p{N}.,!?)”’"'] )(?:–|--)(?= [\p{L}\p{N}“"‘'(])/gu,
  },
] as const;

/** Fewer dashes show no habit. */
const fewest = 5;
/** Where the most frequent form has a smaller share, there is no habit to depart from. */
const habit = 0.75;

export const dashesAgree: Check = {
  id: "text/dashes-agree",
  severity: "advice",
  summary: "Dashes that part a sentence have one form throughout.",
  why: "Two forms of one mark make a page restless and show that it was not read through.",
  remedy: "Use the publisher's form: an em dash without spaces, or an en dash between spaces.",
  basis: "The Chicago Manual of Style, 6.85; New Hart's Rules, 4.11.1",
  example: {
    bad: "One—two—three—four—five—six – seven.\n",
    good: "One—two—three—four—five—six—seven.\n",
  },
  run: (subject) => {
    // Elsewhere a dash of another form opens a speech or an item.
    if (languageOf(subject) !== "en") return [];
    const forms = kinds
      .map(({ name, pattern }) => ({ name, found: findInProse(subject.lines, pattern).filter(isInSentence) }))
      .toSorted((a, b) => b.found.length - a.found.length);
    const total = forms.reduce((sum, { found }) => sum + found.length, 0);
    const [main, ...others] = forms;
    if (main === undefined || total < fewest || main.found.length < habit * total) return [];
    return others.flatMap(({ name, found }) =>
      found.map(({ place, end }) => ({
        place,
        end,
        message: `The dash is ${name}; ${main.name} was expected, as nearly everywhere in the text.`,
      })),
    );
  },
};

/** Headings, items and tables use dashes of their own. */
function isInSentence({ line }: ProseMatch): boolean {
  return !/^\s*(?:#|[-*+]\s|\d+[.)]\s|\||:)/.test(line.text);
}
