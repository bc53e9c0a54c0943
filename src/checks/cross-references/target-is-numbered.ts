import type { Check, Finding } from "../check.ts";

export const targetIsNumbered: Check = {
  id: "cross-references/target-is-numbered",
  severity: "warning",
  summary: "What is referred to by its number has one.",
  why: "A figure without a caption has no number, so that only the word is printed in the reference's place.",
  remedy: 'Give it a caption, or name it in words: "the map below".',
  basis: "House",
  example: {
    bad: '# Tides\n\nThe bay is small (@fig:map).\n\n::: {#fig:map}\n![](picture.svg){alt="Outline of the inner bay"}\n:::\n',
    good: '# Tides\n\nThe bay is small (@fig:map).\n\n![Map of the bay](picture.svg){#fig:map alt="Outline of the inner bay"}\n',
  },
  run: ({ manuscript, numbering }) => {
    const captioned = new Set(
      [...manuscript.figures, ...manuscript.tables, ...manuscript.equations].map(({ id }) => id),
    );
    return manuscript.crossReferences.flatMap(({ place, target, resolved }): readonly Finding[] =>
      resolved === null || numbering.has(resolved) || !captioned.has(resolved)
        ? []
        : [
            {
              place,
              message: `"${target}" has no number, as it has no caption; a numbered figure, table or equation was expected.`,
            },
          ],
    );
  },
};
