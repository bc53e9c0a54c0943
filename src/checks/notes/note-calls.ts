import type { Manuscript } from "../../model/manuscript.ts";
import type { Block, Inline } from "../../model/pandoc.ts";
import { visitBlocks } from "../../tree/walk.ts";

/** The running inlines of every paragraph and heading, those of notes included; nothing where there are no notes. */
export function runsOf({ divisions, notes }: Manuscript): readonly (readonly Inline[])[] {
  if (notes.length === 0) return [];
  const runs: (readonly Inline[])[] = [];
  const block = (node: Block): void => {
    if (node.t === "Para" || node.t === "Plain") runs.push(node.c);
    if (node.t === "Header") runs.push(node.c[2]);
  };
  for (const { blocks } of divisions) visitBlocks(blocks, { block });
  return runs;
}

export type NoteCall = Extract<Inline, { t: "Span" }>;

/** The call of a note of the author's. */
export function isNoteCall(inline: Inline | undefined): inline is NoteCall {
  return inline?.t === "Span" && inline.c[0][1].includes("note") && inline.c[1].some(({ t }) => t === "Note");
}

/** Last character before an inline, inside emphasis too; empty where there is none. */
export function endOf(inline: Inline | undefined): string {
  if (inline === undefined) return "";
  switch (inline.t) {
    case "Str":
      return inline.c.at(-1) ?? "";
    case "Emph":
    case "Strong":
    case "Underline":
    case "SmallCaps":
      return endOf(inline.c.at(-1));
    case "Quoted":
      return "”";
    default:
      return "";
  }
}
