import type { Diagnostic } from "../../model/diagnostic.ts";
import type { Manuscript } from "../../model/manuscript.ts";

/** A heading may be one level deeper than the one before it, not two: WCAG 2.2, technique G141. */
export function levelsStepByOne(manuscript: Manuscript): readonly Diagnostic[] {
  return manuscript.headings.flatMap((heading, index): readonly Diagnostic[] => {
    const before = manuscript.headings[index - 1];
    if (before === undefined || before.division !== heading.division || heading.level <= before.level + 1)
      return [];
    return [
      {
        check: "headings/levels-step-by-one",
        severity: "warning",
        place: heading.place,
        message: `"${heading.text}" is a heading of level ${heading.level} below one of level ${before.level}; level ${before.level + 1} was expected.`,
        help: "Take a heading sign away, or add the heading between. It is set and numbered as if nothing was skipped.",
        related: [{ place: before.place, message: `"${before.text}" has level ${before.level}.` }],
      },
    ];
  });
}
