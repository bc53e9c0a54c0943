import type { Check } from "../check.ts";

export const haveNoFinalStop: Check = {
  id: "headings/have-no-final-stop",
  severity: "advice",
  summary: "A heading does not end with a full stop, colon, comma or semicolon.",
  why: "A heading is no sentence; the sign is printed in the contents as well.",
  remedy: "Take the sign away.",
  basis: "The Chicago Manual of Style, 6.14",
  example: {
    bad: "# Introduction\n\nThe bay is small.\n\n# Results:\n\nIt is shallow.\n",
    good: "# Introduction\n\nThe bay is small.\n\n# Results\n\nIt is shallow.\n",
  },
  run: ({ manuscript: { headings } }) => {
    const ended = headings.filter(({ text }) => endsWithStop(text.trim()));
    // Where most do, as in older novels, it is the book's style.
    if (ended.length * 2 > headings.length && headings.length > fewest) return [];
    return ended.map(({ place, text }) => ({
      place,
      message: `The heading "${text.trim()}" ends with "${text.trim().slice(-1)}"; no sign at its end was expected.`,
    }));
  },
};

const fewest = 4;
const abbreviated = /(?:^|[\s.(])(?:\p{L}{1,2}|etc|Inc|Ltd|Corp|vol|eds?|Chap|Fig|usw|[Pp]p)\.$/u;

function endsWithStop(text: string): boolean {
  return (
    /[\p{L}\p{N})\]”"’»][.:;,\u060c\u061b]$/u.test(text) && /\p{L}{2}/u.test(text) && !abbreviated.test(text)
  );
}
