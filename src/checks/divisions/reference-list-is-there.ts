import type { Check } from "../check.ts";

export const referenceListIsThere: Check = {
  id: "divisions/reference-list-is-there",
  severity: "error",
  summary: "A text that cites works has a reference list.",
  why: "Readers cannot find what is cited.",
  remedy: "Add the list, or name the bibliography file in `bibliography:`.",
  basis: "House",
  example: {
    bad: "# Introduction\n\nThe bay is small (Hill, 2019; Moen, 2020). It is shallow, as Dahl (2018) says.\n",
    good: "# Introduction\n\nThe bay is small, and it is shallow.\n",
  },
  run: ({ citations: { citations, items }, apparatus, manuscript }) => {
    const typed = citations.filter(({ kind, verdict }) => kind === "typed" && verdict !== "scripture");
    const [first] = typed;
    const isListed = items.length + apparatus.referenceList.length + manuscript.bibliography.items.length > 0;
    if (first === undefined || isListed || typed.length < fewest) return [];
    return [
      {
        place: first.place,
        message: `The text cites ${typed.length} works, "${first.text}" first, and has no reference list; one was expected.`,
      },
    ];
  },
};

/** One or two may be no citations. */
const fewest = 3;
