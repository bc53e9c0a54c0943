import { formulasIn } from "../../tree/formulas.ts";
import type { Check, Finding } from "../check.ts";

export const formulaBracketsAreClosed: Check = {
  id: "equations/brackets-are-closed",
  severity: "warning",
  summary: "Every `\\left` of a formula has its `\\right`.",
  why: "The formula is printed with a bracket that nothing closes, and LaTeX does not set it at all.",
  remedy: "Write the closing bracket, or `\\right.` where none should be printed.",
  basis: "LaTeX2e, mathematics",
  example: {
    bad: "# Tides\n\nThe level follows from the wind:\n\n$$ h = \\left( a + b $$\n",
    good: "# Tides\n\nThe level follows from the wind:\n\n$$ h = \\left( a + b \\right) $$\n",
  },
  /** The other way round the formula cannot be read at all, which is found when it is typeset. */
  run: ({ manuscript }) =>
    formulasIn(manuscript.divisions.flatMap(({ blocks }) => blocks)).flatMap(
      ({ c: [, tex], place }): readonly Finding[] => {
        const commands = tex.match(/\\(?:[A-Za-z]+|[^A-Za-z])/g) ?? [];
        const open = commands.filter((command) => command === "\\left").length;
        const closed = commands.filter((command) => command === "\\right").length;
        if (place === undefined || open <= closed) return [];
        const shown = tex.trim().replace(/\s+/g, " ");
        return [
          {
            place,
            message: `The formula "${shown.length > 60 ? `${shown.slice(0, 60)}…` : shown}" has "\\left" ${times(open)} and "\\right" ${times(closed)}; a "\\right" for each was expected.`,
          },
        ];
      },
    ),
};

function times(count: number): string {
  return count === 0 ? "never" : count === 1 ? "once" : `${count} times`;
}
