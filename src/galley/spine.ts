import type { SpineItem } from "../model/galley.ts";
import type { Division } from "../model/manuscript.ts";
import type { PublicationKind } from "../model/metadata.ts";
import type { Block } from "../model/pandoc.ts";
import { inlineText } from "../tree/text.ts";

const articleSection = 2;

/** A book's divisions are its spine; an article is divided at its sections. */
export function makeSpine(
  divisions: readonly Division[],
  publication: PublicationKind,
): readonly SpineItem[] {
  const pieces = publication === "book" ? divisions : divisions.flatMap(sections);
  return pieces
    .filter(({ blocks }) => blocks.length > 0)
    .map(({ role, kind, blocks }, index) => ({
      id: `document-${index + 1}`,
      role,
      kind: isReferenceList(blocks) ? "reference-list" : kind === "article" ? "section" : kind,
      title: titleOf(blocks),
      blocks,
    }));
}

function sections(division: Division): readonly Division[] {
  const pieces: Block[][] = [[]];
  for (const block of division.blocks) {
    if (block.t === "Header" && block.c[0] === articleSection) pieces.push([]);
    pieces.at(-1)?.push(block);
  }
  return pieces.map((blocks) => ({ ...division, blocks }));
}

function isReferenceList(blocks: readonly Block[]): boolean {
  return (
    blocks.length <= 2 &&
    blocks.some((block) => block.t === "Div" && block.c[0][1].includes("reference-list"))
  );
}

function titleOf(blocks: readonly Block[]): string {
  const first = blocks.find((block) => block.t === "Header");
  return first?.t === "Header" ? inlineText(first.c[2]).trim() : "";
}
