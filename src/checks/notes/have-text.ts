import type { Block, Inline } from "../../model/pandoc.ts";
import { inlineText } from "../../tree/text.ts";
import { visitBlocks } from "../../tree/walk.ts";
import type { Check, Finding } from "../check.ts";
import { isNoteCall, runsOf } from "./note-calls.ts";

export const haveText: Check = {
  id: "notes/have-text",
  severity: "warning",
  summary: "Notes have text.",
  why: "The number is printed, and nothing stands at the foot of the page.",
  remedy: "Write the note, or delete its call.",
  basis: "House",
  example: {
    bad: "# Tides\n\nThe bay is small.[^1]\n\n[^1]: &nbsp;\n",
    good: "# Tides\n\nThe bay is small.[^1]\n\n[^1]: Smaller than the map shows.\n",
  },
  run: ({ manuscript }) =>
    runsOf(manuscript).flatMap((run) =>
      run
        .filter(isNoteCall)
        .flatMap(({ place, c: [, content] }): readonly Finding[] =>
          place === undefined || content.some((inline) => inline.t === "Note" && holdsSomething(inline.c))
            ? []
            : [{ place, message: "The note is empty; its text was expected." }],
        ),
    ),
};

function holdsSomething(blocks: readonly Block[]): boolean {
  let found = false;
  visitBlocks(blocks, {
    block: ({ t }) => {
      found ||= t === "CodeBlock" || t === "RawBlock" || t === "Table" || t === "Figure";
    },
    inline: (inline: Inline) => {
      found ||=
        inline.t === "Str"
          ? inlineText([inline]).trim() !== ""
          : /^(?:Math|Code|Cite|Image|RawInline)$/.test(inline.t);
      found ||= inline.t === "Span" && inline.c[0][1].includes("cross-reference");
    },
  });
  return found;
}
