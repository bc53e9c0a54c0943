import type { Check } from "../check.ts";
import { mentionsOf, numbered } from "./mentions.ts";
import { pointedAt } from "./pointed-at.ts";

const figure = '![Map of the bay](picture.svg){#fig:map alt="Outline of the inner bay"}\n';

export const figuresAreMentioned: Check = {
  id: "cross-references/figures-are-mentioned",
  severity: "warning",
  summary: "Every numbered figure is mentioned in the text.",
  why: "A figure stands where the page has room for it; readers find it through the sentence that names it.",
  remedy: "Name the figure where the text speaks of it, with a cross-reference, or take it out.",
  basis: "ISO 7144; Chicago Manual of Style 18, chapter 3",
  example: {
    bad: `# Tides\n\nThe bay is small.\n\n${figure}`,
    good: `# Tides\n\nThe bay is small (see @fig:map).\n\n${figure}`,
  },
  run: (subject) => {
    const pointed = pointedAt(subject, "figure");
    const mentioned = new Set([...pointed, ...mentionsOf(subject).map(({ target }) => target)]);
    return numbered(subject, "figure")
      .filter(({ id }) => !mentioned.has(id))
      .map(({ label, place }) => ({
        place,
        message: `${label} is mentioned nowhere in the text; a sentence that names it was expected.`,
      }));
  },
};
