import type { Block } from "../../model/pandoc.ts";
import { blockText } from "../../tree/text.ts";
import { visitBlocks } from "../../tree/walk.ts";
import { splitMarks } from "../docx/marks.ts";
import { clip, type Story } from "../docx/story.ts";
import type { FrontOfTree } from "./front-of-tree.ts";
import { lettersOf } from "./tree-input.ts";

/** Paragraphs among which the front matter may be said again. */
const mostRepeated = 12;

/** The text without the paragraphs at its front that say again what the metadata say; notes of theirs stay. */
export function withoutRepeated(
  blocks: readonly Block[],
  { fields }: FrontOfTree,
  { paragraphs, remarks }: Story,
): readonly Block[] {
  let hasBegun = false;
  return blocks.flatMap((block, index) => {
    const paragraph = index < mostRepeated && !hasBegun ? paragraphs[(numberOf(block) ?? 0) - 1] : undefined;
    if (paragraph === undefined || !fields.has(lettersOf(paragraph.text))) {
      // A section may be called what the whole is called.
      hasBegun ||= (paragraph?.text.length ?? 0) > longestLine;
      return [block];
    }
    remarks.push({
      kind: "removed",
      subject: "front",
      certainty: "sure",
      message: `"${clip(paragraph.text)}" says again what is in the metadata, and is left out of the text.`,
      paragraph: paragraph.number,
      removedText: paragraph.text,
    });
    return notesOf(block).map((note) => {
      remarks.push({
        kind: "left",
        subject: "note",
        certainty: "sure",
        message: `The note "${clip(blockText([note]))}" belongs to the title or an author, and stands before the text now.`,
        paragraph: paragraph.number,
      });
      return note;
    });
  });
}

function notesOf(block: Block): readonly Block[] {
  const notes: Block[] = [];
  visitBlocks([block], { inline: (inline) => inline.t === "Note" && notes.push(...inline.c) });
  return notes;
}

/** A longer paragraph is text. */
const longestLine = 200;

/** A line at the front whose style says that it is the date. */
export function takeDate(
  blocks: readonly Block[],
  { paragraphs, remarks }: Story,
): { readonly date: Readonly<Record<string, unknown>>; readonly blocks: readonly Block[] } {
  const found = blocks.slice(0, mostRepeated).find((block) => {
    const paragraph = paragraphs[(numberOf(block) ?? 0) - 1];
    return paragraph?.look.styles.includes("date") && /^\d{4}-\d{2}-\d{2}$/.test(paragraph.text);
  });
  const paragraph = found === undefined ? undefined : paragraphs[(numberOf(found) ?? 0) - 1];
  if (paragraph === undefined) return { date: {}, blocks };
  remarks.push({
    kind: "recognised",
    subject: "front",
    certainty: "likely",
    message: `"${paragraph.text}" is the date of publication now.`,
    paragraph: paragraph.number,
  });
  return {
    date: { dates: { published: paragraph.text } },
    blocks: blocks.filter((block) => block !== found),
  };
}

/** Of the paragraph that a block is. */
function numberOf(block: Block): number | null {
  const first = block.t === "Para" || block.t === "Plain" ? block.c[0] : undefined;
  const [mark] = first?.t === "Str" ? splitMarks(first.c) : [];
  return mark === undefined || typeof mark === "string" ? null : mark.number;
}
