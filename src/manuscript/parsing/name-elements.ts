import type { Attr, Block, Inline } from "../../model/pandoc.ts";
import type { Place } from "../../model/place.ts";
import { mapBlocks } from "../../tree/walk.ts";

/** Gives the id an element has in the publication; `written` is the author's or Pandoc's, and may be empty. */
export type Name = (written: string, kind: string, place: Place | undefined) => string;

/**
 * Gives headings, figures, tables, equations and whatever else has an id of the author's its id in the publication.
 * A displayed formula becomes a block of its own, with the label that stands behind it.
 */
export function nameElements(blocks: readonly Block[], name: Name): readonly Block[] {
  return mapBlocks(blocks, {
    block: (block) => nameBlock(block, name),
    inline: (inline) => nameInline(inline, name),
  });
}

function nameBlock(block: Block, name: Name): Block | readonly Block[] {
  const named = ([id, classes, attributes]: Attr, kind: string): Attr => [
    name(id, kind, block.place),
    classes,
    attributes,
  ];
  switch (block.t) {
    case "Header":
      return { ...block, c: [block.c[0], named(block.c[1], "heading"), block.c[2]] };
    case "Figure":
      return { ...block, c: [named(block.c[0], "figure"), block.c[1], block.c[2]] };
    case "Table": {
      const [attr, ...rest] = block.c;
      return { ...block, c: [named(attr, "table"), ...rest] };
    }
    case "Div":
      return block.c[0][0] === "" ? block : { ...block, c: [named(block.c[0], "division"), block.c[1]] };
    case "CodeBlock":
      return block.c[0][0] === "" ? block : { ...block, c: [named(block.c[0], "code"), block.c[1]] };
    case "Para":
    case "Plain":
      return splitAtEquations(block, name);
    default:
      return block;
  }
}

function nameInline(inline: Inline, name: Name): Inline {
  if (inline.t !== "Span" || inline.c[0][0] === "") return inline;
  const [[id, classes, attributes], content] = inline.c;
  return { ...inline, c: [[name(id, "span", inline.place), classes, attributes], content] };
}

type Paragraph = Extract<Block, { t: "Para" | "Plain" }>;

function splitAtEquations(block: Paragraph, name: Name): Block | readonly Block[] {
  if (!block.c.some(isDisplay)) return block;
  const pieces: Block[] = [];
  let rest = block.c;
  for (let at = rest.findIndex(isDisplay); at !== -1; at = rest.findIndex(isDisplay)) {
    const formula = rest[at];
    pushText(pieces, block, rest.slice(0, at));
    const { label, after } = takeLabel(rest.slice(at + 1));
    if (formula !== undefined) pieces.push(equation(formula, label, name));
    rest = after;
  }
  pushText(pieces, block, rest);
  return pieces;
}

function isDisplay(inline: Inline): boolean {
  return inline.t === "Math" && inline.c[0].t === "DisplayMath";
}

function equation(formula: Inline, label: string, name: Name): Block {
  const id = name(label, "equation", formula.place);
  const classes = label === "" ? ["equation"] : ["equation", "labelled"];
  const block: Block = { t: "Div", c: [[id, classes, []], [{ t: "Para", c: [formula] }]] };
  return formula.place === undefined ? block : { ...block, place: formula.place };
}

/** `$$ … $$ {#eq:sum}`: the label is text to Pandoc. */
function takeLabel(inlines: readonly Inline[]): {
  readonly label: string;
  readonly after: readonly Inline[];
} {
  const index = inlines.findIndex(({ t }) => t !== "Space" && t !== "SoftBreak");
  const next = inlines[index];
  const found = next?.t === "Str" ? /^\{#([^\s}]+)\}(.*)$/.exec(next.c) : null;
  if (found === null) return { label: "", after: inlines };
  const behind = inlines.slice(index + 1);
  const tail = found[2] ?? "";
  return { label: found[1] ?? "", after: tail === "" ? behind : [{ t: "Str", c: tail }, ...behind] };
}

/** What stands before and after a displayed formula stays one paragraph to the reader: the rest is not indented. */
function pushText(pieces: Block[], block: Paragraph, inlines: readonly Inline[]): void {
  const content = trimmed(inlines);
  if (content.length === 0) return;
  const text: Block = { ...block, c: content };
  pieces.push(
    pieces.length === 0
      ? text
      : { t: "Div", c: [["", ["continued"], []], [text]], ...(block.place && { place: block.place }) },
  );
}

function trimmed(inlines: readonly Inline[]): readonly Inline[] {
  const isBreak = ({ t }: Inline): boolean => t === "Space" || t === "SoftBreak" || t === "LineBreak";
  const first = inlines.findIndex((inline) => !isBreak(inline));
  return first === -1 ? [] : inlines.slice(first, inlines.findLastIndex((inline) => !isBreak(inline)) + 1);
}
