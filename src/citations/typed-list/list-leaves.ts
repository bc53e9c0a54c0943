import type { Division } from "../../model/manuscript.ts";
import type { Block, Inline } from "../../model/pandoc.ts";
import type { Passage } from "../../model/passage.ts";
import { namesReferenceList } from "../../tree/reference-list-heading.ts";
import { inlineText } from "../../tree/text.ts";

/** A paragraph, list item or line under the reference list's heading. */
export type ListLeaf = {
  readonly passage: Passage;
  readonly emphasised: readonly string[];
  /** "1" of "1." or "[1]" where the list is numbered by markup. */
  readonly label: string | null;
  /** It begins an item of a list. */
  readonly isItem: boolean;
  /** Offsets at which the author began a new line. */
  readonly lines: readonly number[];
};

const object = "\ufffc";
const behindList =
  /^(?:appendi(?:x|ces)|about the authors?|authors?[’']? (?:biograph|note|contribution)|biographical|biograf|notes? on (?:the )?contributors?|how to cite|anhang|annexes?|anexos?|über die autor|پیوست|درباره نویسند|ملحق)(?![\p{L}])/iu;

/** The leaves of the last reference list of a manuscript, each with its passage; empty where there is none. */
export function findListLeaves(
  divisions: readonly Division[],
  passages: readonly Passage[],
): readonly ListLeaf[] {
  for (const division of divisions.toReversed()) {
    const at = division.blocks.findLastIndex(
      (block) => block.t === "Header" && namesReferenceList(inlineText(block.c[2])),
    );
    const heading = division.blocks[at];
    if (heading?.t !== "Header") continue;
    const behind = division.blocks.slice(at + 1);
    const end = behind.findIndex((block) => block.t === "Header" && block.c[0] <= heading.c[0]);
    const leaves = leavesOf(end === -1 ? behind : behind.slice(0, end));
    const own = passages.filter((passage) => passage.division === division.id && passage.kind !== "note");
    const start = own.findIndex(({ kind, heading: id }) => kind === "heading" && id === heading.c[1][0]);
    return untilOtherMatter(paired(leaves, own.slice(start + 1)));
  }
  return [];
}

type Leaf = Omit<ListLeaf, "passage"> & { readonly text: string };

/** Both are in the order of the tree. */
function paired(leaves: readonly Leaf[], passages: readonly Passage[]): readonly ListLeaf[] {
  const found: ListLeaf[] = [];
  const positions = new Map<string, number[]>();
  for (const [index, { text }] of passages.entries()) {
    const known = positions.get(text);
    if (known === undefined) positions.set(text, [index]);
    else known.push(index);
  }
  for (const { text, ...leaf } of leaves) {
    const passage = passages[positions.get(text)?.shift() ?? -1];
    if (passage !== undefined) found.push({ ...leaf, passage });
  }
  return found;
}

function untilOtherMatter(leaves: readonly ListLeaf[]): readonly ListLeaf[] {
  const end = leaves.findIndex(({ passage: { kind, text } }) => kind === "heading" || behindList.test(text));
  // Headings inside a list divide it: "Primary sources".
  const hard = leaves.findIndex(({ passage: { text } }) => behindList.test(text));
  return (hard === -1 || end === -1 ? leaves : leaves.slice(0, hard)).filter(
    ({ passage }) => passage.kind !== "heading",
  );
}

function leavesOf(blocks: readonly Block[]): readonly Leaf[] {
  return blocks.flatMap((block): readonly Leaf[] => {
    switch (block.t) {
      case "Para":
      case "Plain":
        return [leafOf(block.c)];
      case "LineBlock":
        return block.c.map(leafOf);
      case "Header":
        return [leafOf(block.c[2])];
      case "BulletList":
        return block.c.flatMap((item) => itemLeaves(item, null));
      case "OrderedList":
        return block.c[1].flatMap((item, index) => itemLeaves(item, String(block.c[0][0] + index)));
      case "BlockQuote":
        return leavesOf(block.c);
      case "Div":
        return block.c[0][0] === "refs" ? [] : leavesOf(block.c[1]);
      case "DefinitionList":
        return block.c.flatMap(([term, definitions]) => [leafOf(term), ...definitions.flatMap(leavesOf)]);
      default:
        return [];
    }
  });
}

function itemLeaves(blocks: readonly Block[], label: string | null): readonly Leaf[] {
  const [first, ...more] = leavesOf(blocks);
  return first === undefined ? [] : [{ ...first, isItem: true, label }, ...more];
}

/** Text as in passages: unit for unit the same. */
function leafOf(inlines: readonly Inline[]): Leaf {
  const emphasised: string[] = [];
  const lines: number[] = [];
  let text = "";
  add(inlines);
  return { text, emphasised, label: null, isItem: false, lines };

  function add(list: readonly Inline[]): void {
    for (const inline of list) addOne(inline);
  }

  function addOne(inline: Inline): void {
    switch (inline.t) {
      case "Str":
        text += inline.c;
        return;
      case "SoftBreak":
      case "LineBreak":
        text += " ";
        lines.push(text.length);
        return;
      case "Space":
        text += " ";
        return;
      case "Quoted": {
        const [open, close] = inline.c[0].t === "SingleQuote" ? ["‘", "’"] : ["“", "”"];
        text += open;
        add(inline.c[1]);
        text += close;
        return;
      }
      case "Emph":
      case "Underline": {
        const start = text.length;
        add(inline.c);
        emphasised.push(text.slice(start));
        return;
      }
      case "Span": {
        const isOpaque = inline.c[0][1].some((name) => name === "citation" || name === "cross-reference");
        if (isOpaque) text += object;
        else add(inline.c[1]);
        return;
      }
      case "Link":
        add(inline.c[1]);
        return;
      case "Strong":
      case "Strikeout":
      case "Superscript":
      case "Subscript":
      case "SmallCaps":
        add(inline.c);
        return;
      case "RawInline":
        return;
      default:
        text += object;
    }
  }
}
