import type { Check, Finding } from "../check.ts";
import { targetsOf } from "./numbered-elements.ts";
import { typedLabels } from "./typed-labels.ts";

const figure = '![Map of the bay](picture.svg){#fig:map alt="Outline of the inner bay"}\n';

export const typedTargetExists: Check = {
  id: "cross-references/typed-target-exists",
  severity: "warning",
  summary:
    'A figure, table, equation or section that is typed by its number ("Figure 3") is in the manuscript.',
  why: "Typed numbers do not follow when figures come and go; readers look for a figure that is not there.",
  remedy: "Correct the number, or write a cross-reference such as `@fig:map`, which numbers itself.",
  basis: "House",
  example: {
    bad: `# Tides\n\nThe bay is small (@fig:map), and so are its tides (Figure 4).\n\n${figure}`,
    good: `# Tides\n\nThe bay is small (@fig:map).\n\n${figure}`,
  },
  run: (subject) => {
    const targets = targetsOf(subject);
    return typedLabels(subject).flatMap((label): readonly Finding[] => {
      const numbers = targets.get(label.kind);
      const isThere = numbers?.has(label.number) || numbers?.has(label.number.split(".")[0] ?? "");
      // Where nothing of a kind is numbered, the text speaks of another work's, or numbers its own unseen.
      if (label.isCaption || label.isForeign || isThere || numbers === undefined || numbers.size === 0)
        return [];
      const { place, end, text, number } = label;
      return [
        {
          place,
          end,
          message: `"${text}" names a number ${number} that is not in the manuscript; ${known([...numbers.keys()])}.`,
        },
      ];
    });
  },
};

function known(numbers: readonly string[]): string {
  if (numbers.length === 1) return `only ${numbers[0] ?? ""} was expected`;
  return `one from ${numbers[0] ?? ""} to ${numbers.at(-1) ?? ""} was expected`;
}
