import type { Heading } from "../../model/manuscript.ts";
import type { Inline } from "../../model/pandoc.ts";
import { headersOf } from "../../tree/headers.ts";
import type { Check } from "../check.ts";

export const areNotItalic: Check = {
  id: "headings/are-not-italic",
  severity: "advice",
  summary: "The headings of a level are not all set in italics.",
  why: "How headings look is the design's; words that need italics, as titles do, can no longer be told apart.",
  remedy: "Take the marks away, but for titles of works and foreign words.",
  basis: "House",
  example: {
    bad: "# *Place*\n\nIt lies north.\n\n# *Form*\n\nIt is round.\n\n# *Depth in spring*\n\nIt is shallow.\n",
    good: "# Place\n\nIt lies north.\n\n# Form\n\nIt is round.\n\n# Depth in *Spring* by Hill\n\nIt is shallow.\n",
  },
  run: ({ manuscript }) => {
    const italic = new Set(
      manuscript.divisions.flatMap(({ blocks }) =>
        headersOf(blocks).flatMap(({ c: [, [id], inlines] }) => (isItalic(inlines) ? [id] : [])),
      ),
    );
    const levels = Map.groupBy(manuscript.headings, ({ level }) => level);
    return [...levels.values()]
      .map((all) => ({ all, found: all.filter(({ id }) => italic.has(id)) }))
      .filter(({ all, found }) => found.length >= fewest && found.length * 2 > all.length)
      .flatMap(({ found }) => found.map(finding));
  },
};

/** One or two may be titles of works. */
const fewest = 3;

function isItalic(inlines: readonly Inline[]): boolean {
  const printed = inlines.filter(({ t }) => t !== "Space" && t !== "SoftBreak");
  return printed.length > 0 && printed.every(({ t }) => t === "Emph");
}

function finding({ place, text, level }: Heading) {
  return {
    place,
    message: `The heading "${text}" is in italics as a whole, as are most of level ${level}; plain text was expected.`,
  };
}
