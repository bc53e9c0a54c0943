import type { Block } from "../../model/pandoc.ts";
import { inlineText } from "../../tree/text.ts";
import { visitBlocks } from "../../tree/walk.ts";
import type { Check, Finding } from "../check.ts";
import { isNoteCall } from "./note-calls.ts";

export const headingsCallNone: Check = {
  id: "notes/headings-call-none",
  severity: "advice",
  summary: "No note is called in a heading.",
  why: "Headings are repeated in the contents and at the top of pages, where the number points nowhere.",
  remedy: "Call the note at the end of the first sentence of the section.",
  basis: "Chicago Manual of Style 18, chapter 14",
  example: {
    bad: "# Tides[^1]\n\nThe bay is small.\n\n[^1]: With thanks to its pilots.\n",
    good: "# Tides\n\nThe bay is small.[^1]\n\n[^1]: With thanks to its pilots.\n",
  },
  run: ({ manuscript }) => {
    const findings: Finding[] = [];
    const block = (node: Block): void => {
      if (node.t !== "Header") return;
      for (const { place } of node.c[2].filter(isNoteCall))
        if (place !== undefined)
          findings.push({
            place,
            message: `The heading "${inlineText(node.c[2])}" calls a note; a heading without one was expected.`,
          });
    };
    for (const { blocks } of manuscript.divisions) visitBlocks(blocks, { block });
    return findings;
  },
};
