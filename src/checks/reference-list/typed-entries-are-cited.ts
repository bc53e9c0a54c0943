import type { Check, Finding } from "../check.ts";

/** Fewer works found cited than this share: the text cites in a way that is not read, such as by numbers. */
const leastCited = 1 / 3;

export const typedEntriesAreCited: Check = {
  id: "reference-list/typed-entries-are-cited",
  severity: "warning",
  summary: "Every work of a typed reference list is cited in the text.",
  why: "A work that nobody cites is left over from an earlier version, or its citation was lost or is misspelt.",
  remedy: "Cite it, or take it off the list.",
  basis: "APA 7, 8.4",
  example: {
    bad: "# Introduction\n\nThe sea is wide (Asadi, 2017).\n\n# References {-}\n\nAsadi, M. (2017). *The sea*. Harbour.\n\nBahari, R. (2018). *Harbours of the north*. Quay.\n",
    good: "# Introduction\n\nThe sea is wide (Asadi, 2017; Bahari, 2018).\n\n# References {-}\n\nAsadi, M. (2017). *The sea*. Harbour.\n\nBahari, R. (2018). *Harbours of the north*. Quay.\n",
  },
  run: ({ citations: { citations, items }, manuscript }) => {
    const texts = new Set(manuscript.divisions.map(({ file }) => file));
    const typed = items.filter(({ place }) => texts.has(place.file));
    const meant = new Set(citations.flatMap(({ candidates }) => candidates));
    const uncited = typed.filter(({ id, cited }) => cited === 0 && !meant.has(id));
    if (uncited.length > typed.length * (1 - leastCited)) return [];
    return uncited.map(
      ({ place, text }): Finding => ({
        place,
        message: `"${text}" is in the reference list; no citation of it was found in the text.`,
      }),
    );
  },
};
