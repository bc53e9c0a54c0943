import type { Id } from "../../model/manuscript.ts";
import type { Block, Inline } from "../../model/pandoc.ts";
import { visitBlocks, visitInlines } from "../../tree/walk.ts";
import type { Check } from "../check.ts";

export const pointElsewhere: Check = {
  id: "cross-references/point-elsewhere",
  severity: "warning",
  summary: "A caption or heading does not refer to its own figure, table or section.",
  why: "The reference leads back to where the reader is; another label was probably meant.",
  remedy: "Correct the label, or take the reference out.",
  basis: "House",
  example: {
    bad: '# Tides\n\nThe bay is small (@fig:map).\n\n![Map of the bay, as in @fig:map](picture.svg){#fig:map alt="Outline of the inner bay"}\n',
    good: '# Tides\n\nThe bay is small (@fig:map).\n\n![Map of the bay](picture.svg){#fig:map alt="Outline of the inner bay"}\n',
  },
  run: ({ manuscript, numbering }) => {
    const own = new Set<Id>();
    const targets = new Map(manuscript.crossReferences.map(({ id, resolved }) => [id, resolved]));
    const look = (inlines: readonly Inline[], id: Id): void =>
      visitInlines(inlines, { inline: (inline) => mark(inline, id) });
    const mark = (inline: Inline, id: Id): void => {
      if (inline.t === "Span" && targets.get(inline.c[0][0]) === id) own.add(inline.c[0][0]);
    };
    const block = (node: Block): void => {
      if (node.t === "Header") look(node.c[2], node.c[1][0]);
      if (node.t === "Figure" || node.t === "Table")
        visitBlocks(node.c[1][1], { inline: (inline) => mark(inline, node.c[0][0]) });
    };
    for (const { blocks } of manuscript.divisions) visitBlocks(blocks, { block });
    return manuscript.crossReferences
      .filter(({ id }) => own.has(id))
      .map(({ place, target, resolved }) => ({
        place,
        message: `"${target}" is referred to in ${numbering.get(resolved ?? "")?.label ?? "itself"} itself; something else was expected.`,
      }));
  },
};
