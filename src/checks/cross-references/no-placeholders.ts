import { termsOf } from "../../language/terms.ts";
import type { Check, Finding } from "../check.ts";

export const noPlaceholders: Check = {
  id: "cross-references/no-placeholders",
  severity: "error",
  summary: 'No number is left to be filled in: "Figure XX", "Table ??".',
  why: "It is printed as it stands.",
  remedy: "Write the cross-reference, such as `@fig:map`.",
  basis: "House",
  example: { bad: "# Tides\n\nThe bay is small (Figure XX).\n", good: "# Tides\n\nThe bay is small.\n" },
  run: ({ passages, manuscript }) => {
    const terms = termsOf(manuscript.metadata.language);
    const own = [terms.figure, terms.table, terms.equation, terms.section, terms.chapter].join("|");
    const pattern = new RegExp(
      `(?<![\\p{L}\\p{N}])(?:${own}|Figures?|Figs?\\.?|Tables?|Equations?|Eqs?\\.|Sections?|Secs?\\.|Chapters?|Abb\\.|Tab\\.|Kap\\.)[ \\u00a0]?(?:[#?]{2,4}|XX+|xx+|YY|NN|FF|\\[[?#]+\\]|\\(\\?+\\)|TBD|TODO|#(?=[\\s.,;)]|$))(?![\\p{L}\\p{N}])`,
      "gu",
    );
    return passages.flatMap((passage) =>
      [...passage.text.matchAll(pattern)].map(
        ({ index, 0: text }): Finding => ({
          place: passage.placeAt(index),
          end: passage.placeAt(index + text.length),
          message: `"${text}" has no number yet; the number of something in the manuscript was expected.`,
        }),
      ),
    );
  },
};
