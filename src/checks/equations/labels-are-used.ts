import type { Check, Finding } from "../check.ts";
import { mentionsOf } from "../cross-references/mentions.ts";

export const labelsAreUsed: Check = {
  id: "equations/labels-are-used",
  severity: "advice",
  summary: "An equation with a label is referred to.",
  why: "It gets a number that nothing in the text asks for.",
  remedy: "Refer to the equation, or take its label away.",
  basis: "AIP Style Manual; House",
  example: {
    bad: "# Tides\n\nThe level follows from the wind:\n\n$$ h = a + b $$ {#eq:level}\n",
    good: "# Tides\n\nThe level follows from the wind (@eq:level):\n\n$$ h = a + b $$ {#eq:level}\n",
  },
  run: (subject) => {
    const { manuscript, numbering } = subject;
    const labelled = manuscript.equations.filter((equation) => equation.labelled);
    if (labelled.length === 0) return [];
    const mentioned = new Set(mentionsOf(subject).map(({ target }) => target));
    return labelled
      .filter(({ id }) => !mentioned.has(id))
      .map(
        ({ id, place }): Finding => ({
          place,
          message: `${numbering.get(id)?.label ?? `The equation "${id}"`} is referred to nowhere; a reference, or no label, was expected.`,
        }),
      );
  },
};
