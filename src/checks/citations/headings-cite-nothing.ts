import type { Block } from "../../model/pandoc.ts";
import { visitBlocks, visitInlines } from "../../tree/walk.ts";
import type { Check, Finding } from "../check.ts";

export const headingsCiteNothing: Check = {
  id: "citations/headings-cite-nothing",
  severity: "advice",
  summary: "No work is cited in a heading.",
  why: "Headings are repeated in the contents and at the top of pages, where a citation is out of place.",
  remedy: "Cite the work in the first sentence of the section.",
  basis: "Chicago Manual of Style 18, chapter 13",
  example: {
    bad: "# Tides after [@hill2020]\n\nThe bay is small.\n",
    good: "# Tides\n\nThe bay is small [@hill2020].\n",
    beside: {
      "references.bib":
        "@book{hill2020, author = {Hill, Ann}, title = {Tides of the Inner Bay}, publisher = {Fjord Press}, year = {2020}}\n",
    },
  },
  run: ({ manuscript }) => {
    const findings: Finding[] = [];
    const block = (node: Block): void => {
      if (node.t !== "Header") return;
      visitInlines(node.c[2], {
        inline: (inline) => {
          if (inline.t === "Cite" && inline.place !== undefined)
            findings.push({
              place: inline.place,
              message: "A heading cites a work; a heading without citation was expected.",
            });
        },
      });
    };
    if (manuscript.citations.length > 0)
      for (const { blocks } of manuscript.divisions) visitBlocks(blocks, { block });
    return findings;
  },
};
