import type { Check } from "../check.ts";
import { languageOf } from "./language-of.ts";
import { findInProse, replacing, within } from "./prose.ts";

// French, Spanish and others write ranges with a hyphen.
const languages = new Set(["en", "de"]);
const pages = /(?<=\b(?:pp?|S|pages?|Seiten?)\.? ?)\d{1,5}-\d{1,5}(?![\d-]|[.,]\d)/g;
const years = /(?<![\p{L}\p{N}./:#_+-]|\d,)(?:1[5-9]|20)\d\d-(?:1[5-9]|20)\d\d(?![\p{L}\p{N}/_-]|[.,:]\d)/gu;

export const rangesHaveAnEnDash: Check = {
  id: "text/ranges-have-an-en-dash",
  severity: "advice",
  summary: "An en dash stands between the first and the last page or year of a range.",
  why: "A hyphen joins the parts of one word; between numbers it can be taken for a minus or a part of a code.",
  remedy: 'Write "–" (in Markdown also "--").',
  basis: "The Chicago Manual of Style, 6.83; DIN 5008",
  example: { bad: "It was measured in 1990-1995.\n", good: "It was measured in 1990–1995.\n" },
  run: (subject) => {
    if (!languages.has(languageOf(subject))) return [];
    return [pages, years]
      .flatMap((pattern) => findInProse(subject.lines, pattern))
      .filter(({ text }) => rises(text))
      .map((match) => {
        const hyphen = match.text.indexOf("-");
        return {
          place: match.place,
          end: match.end,
          message: `"${match.text}" is a range with a hyphen; "${match.text.replace("-", "–")}" was expected.`,
          edits: replacing(within(match, hyphen, hyphen + 1), "–"),
        };
      });
  },
};

function rises(range: string): boolean {
  const [first = "", last = ""] = range.split("-");
  return Number(last) > Number(first) || last.length < first.length;
}
