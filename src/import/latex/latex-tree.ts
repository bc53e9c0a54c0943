import type { Attr, Block, Inline } from "../../model/pandoc.ts";
import { inlineText } from "../../tree/text.ts";
import { mapBlocks, mapInlines, visitBlocks } from "../../tree/walk.ts";
import { clip } from "../docx/story.ts";
import { displayedFormulas } from "./equations.ts";
import { captionInlines, deepestNumbered, type Labelled, type Labels, raw, reference } from "./labels.ts";
import { appendixMark, nameMark, pageMark, partMark } from "./rewrite.ts";

/** Something to say of the text, with words to find its place by. */
export type Said = {
  readonly kind: "recognised" | "repaired" | "removed" | "left";
  readonly subject: string;
  readonly message: string;
  /** As it is written in the source. */
  readonly at: string;
  readonly removedText?: string;
};

export type TreeRead = { readonly blocks: readonly Block[]; readonly said: readonly Said[] };

/**
 * A tree of Pandoc's from LaTeX in the forms that manuscripts have: numbered formulas with their ids, references to what
 * has a number, figures of several pictures or of something else than pictures.
 */
export function setLatexTree(
  blocks: readonly Block[],
  labels: Labels,
  titles: ReadonlyMap<string, string>,
  hasChapters: boolean,
): TreeRead {
  const said: Said[] = [];
  let [equations, listings] = [0, 0];
  const made = mapBlocks(blocks, {
    inline: (inline) => {
      if (inline.t === "Math" && inline.c[0].t === "DisplayMath") return formulas(inline.c[1]);
      if (inline.t === "Link") return link(inline);
      return inline;
    },
    block: (block) => {
      if (block.t === "Header") return heading(block);
      if (block.t === "Figure") return figure(block, labels);
      if (block.t === "CodeBlock") return listing(block);
      if (/List$|^BlockQuote$/.test(block.t)) return insideOther(block, labels);
      return block.t === "Para" && inlineText(block.c).trim() === appendixMark ? [] : block;
    },
  });
  return { blocks: runIn(made, hasChapters ? deepestNumbered + 1 : deepestNumbered), said };

  function formulas(display: string): readonly Inline[] {
    return displayedFormulas(display).flatMap(({ tex, label, tag }): readonly Inline[] => {
      const shown: Inline = { t: "Math", c: [{ t: "DisplayMath" }, tex] };
      if (label === null || tag !== null) return [shown, { t: "Space" }];
      equations += 1;
      const target = labels.byLabel.get(label === "" ? `number-${equations}` : label);
      const id = target === undefined || target.kind === "words" ? `eq:number-${equations}` : target.id;
      return [shown, { t: "Space" }, raw(`{#${id}}`), { t: "Space" }];
    });
  }

  function link(own: Extract<Inline, { t: "Link" }>): Inline | readonly Inline[] {
    const [[, , attributes], inside] = own.c;
    const type = attributes.find(([key]) => key === "reference-type")?.[1];
    const written = attributes.find(([key]) => key === "reference")?.[1];
    if (type === undefined || written === undefined) return own;
    const targets = written.split(",").map((label) => target(label.trim(), type, inside));
    return targets.flatMap((each, index) =>
      index === 0 ? each : [{ t: "Str", c: "," }, { t: "Space" }, ...each],
    );
  }

  function target(label: string, type: string, inside: readonly Inline[]): readonly Inline[] {
    if (label.startsWith(nameMark)) return nameOf(label.slice(nameMark.length));
    const isPage = label.startsWith(pageMark);
    const found = labels.byLabel.get(isPage ? label.slice(pageMark.length) : label);
    const words = inlineText(inside);
    if (isPage || (found === undefined && /^\[|^\?*$/.test(words))) {
      said.push({
        kind: "left",
        subject: "cross-reference",
        message: isPage
          ? `The page of "${clip(label.slice(pageMark.length))}" is referred to; pages are known only in print, so "??" stands here.`
          : `"${clip(label)}" is referred to, and nothing with a number has this label; "??" stands here.`,
        at: isPage ? label.slice(pageMark.length) : label,
      });
      return [{ t: "Str", c: "??" }];
    }
    if (found === undefined) return inside;
    if (type === "eqref") return [{ t: "Str", c: "(" }, ...reference(found, "number"), { t: "Str", c: ")" }];
    return reference(found, type.startsWith("ref+") ? "label" : "number");
  }

  function nameOf(label: string): readonly Inline[] {
    const found = labels.byLabel.get(label);
    const title = titles.get(label);
    if (found === undefined || found.kind === "words" || title === undefined) return [{ t: "Str", c: "??" }];
    return reference({ ...found, text: title } satisfies Labelled, "label");
  }

  function heading({
    c: [level, [id, classes, attributes], content],
  }: Extract<Block, { t: "Header" }>): Block {
    const key = `heading ${inlineText(content)}`;
    const own = id === "" && labels.named.has(key) ? key : id;
    const shown = mapInlines(content, {
      inline: (inline) => (inline.t === "Str" ? { ...inline, c: inline.c.replace(partMark, "") } : inline),
    });
    return { t: "Header", c: [level, [own, classes, attributes], shown] };
  }

  /** A listing's caption stands before it. */
  function listing(block: Extract<Block, { t: "CodeBlock" }>): Block | readonly Block[] {
    const [[, classes, attributes], code] = block.c;
    const caption = attributes.find(([key]) => key === "caption")?.[1];
    const plain: Block = { t: "CodeBlock", c: [["", classes, []], code] };
    if (caption === undefined) return plain;
    listings += 1;
    const head: Inline = { t: "Strong", c: [{ t: "Str", c: `Listing ${listings}.` }] };
    return [{ t: "Para", c: [head, { t: "Space" }, { t: "Str", c: caption }] }, plain];
  }
}

/** `\\paragraph` and what is below it stand at the head of their text, as LaTeX prints them. */
function runIn(blocks: readonly Block[], deepest: number): readonly Block[] {
  const made: Block[] = [];
  let head: readonly Inline[] = [];
  for (const block of blocks) {
    const isDeep = block.t === "Header" && block.c[0] > deepest;
    if (head.length > 0 && block.t !== "Para") made.push({ t: "Para", c: head });
    if (isDeep) head = [{ t: "Strong", c: block.c[2] }];
    else {
      made.push(
        head.length > 0 && block.t === "Para"
          ? { ...block, c: [...head, { t: "Space" }, ...block.c] }
          : block,
      );
      head = [];
    }
  }
  return head.length === 0 ? made : [...made, { t: "Para", c: head }];
}

/** Titles of headings and captions by their labels. */
export function titlesOf(blocks: readonly Block[]): ReadonlyMap<string, string> {
  const titles = new Map<string, string>();
  visitBlocks(blocks, {
    block: (block) => {
      if (block.t === "Header") titles.set(block.c[1][0], inlineText(block.c[2]));
      if (block.t === "Figure" || block.t === "Table")
        titles.set(block.c[0][0], inlineText(captionInlines(block.c[1][1])));
    },
  });
  return titles;
}

/** In lists and quotations only a division keeps figures and tables together with their captions. */
function insideOther(own: Block, { named }: Labels): readonly Block[] {
  return mapBlocks([own], {
    block: (block) => {
      if (block.t === "Figure") return division(block.c[0], block.c[1][1], block.c[2], named);
      if (block.t !== "Table" || block.c[0][0] === "") return block;
      const [attr, [, caption], ...content] = block.c;
      return division(attr, caption, [{ t: "Table", c: [["", [], []], [null, []], ...content] }], named);
    },
  });
}

/** One picture stays; of several the captions follow that of the whole; what is no picture stands in a division. */
function figure(own: Extract<Block, { t: "Figure" }>, { named }: Labels): Block | readonly Block[] {
  const [attr, [, caption], inner] = own.c;
  const images = imagesIn(inner);
  const parts = inner.flatMap((block) => (block.t === "Figure" ? [captionInlines(block.c[1][1])] : []));
  if (images.length === 0 || hasOthers(inner))
    return parts.length > 0 ? own : division(attr, caption, inner, named);
  if (parts.length === 0 && images.length === 1) return own;
  const lettered = parts.flatMap((part, index): readonly Inline[] =>
    part.length === 0
      ? []
      : [{ t: "Space" }, { t: "Str", c: `(${String.fromCharCode(97 + index)})` }, { t: "Space" }, ...part],
  );
  const whole = [...captionInlines(caption), ...lettered];
  return {
    t: "Figure",
    c: [attr, [null, [{ t: "Plain", c: whole }]], images.map((image): Block => ({ t: "Para", c: [image] }))],
  };
}

function imagesIn(blocks: readonly Block[]): readonly Inline[] {
  const images: Inline[] = [];
  visitBlocks(blocks, { inline: (inline) => inline.t === "Image" && images.push(inline) });
  return images;
}

function hasOthers(blocks: readonly Block[]): boolean {
  let found = false;
  visitBlocks(blocks, {
    block: ({ t }) => {
      found ||= t === "Table" || t === "CodeBlock";
    },
  });
  return found;
}

/** `::: {#fig:script}`: what is shown, and its caption as the last paragraph. */
function division(
  [id]: Attr,
  caption: readonly Block[],
  inner: readonly Block[],
  named: Labels["named"],
): readonly Block[] {
  const text = captionInlines(caption);
  const own = named.get(id)?.id;
  if (own === undefined || text.length === 0 || inner.length === 0)
    return [...inner, ...(text.length === 0 ? [] : [{ t: "Para" as const, c: text }])];
  return [
    { t: "RawBlock", c: ["markdown", `::: {#${own}}`] },
    ...inner.map((block): Block => (block.t === "Plain" ? { ...block, t: "Para" } : block)),
    { t: "Para", c: text },
    { t: "RawBlock", c: ["markdown", ":::"] },
  ];
}

/** Tables whose heads have more than one row, which Pandoc takes for rows of the text. */
export function withHeads(blocks: readonly Block[], heads: readonly number[]): readonly Block[] {
  let count = 0;
  visitBlocks(blocks, {
    block: ({ t }) => {
      count += t === "Table" ? 1 : 0;
    },
  });
  if (count !== heads.length) return blocks;
  let at = 0;
  return mapBlocks(blocks, {
    block: (block) => {
      if (block.t !== "Table") return block;
      const rows = heads[at] ?? 0;
      at += 1;
      return withHead(block, rows);
    },
  });
}

function withHead(table: Extract<Block, { t: "Table" }>, rows: number): Block {
  const [attr, caption, columns, head, bodies, foot] = table.c;
  const [first, ...more] = bodies;
  if (rows < 2 || head[1].length > 0 || first === undefined || first[3].length <= rows) return table;
  const [own, width, inner, body] = first;
  return {
    ...table,
    c: [
      attr,
      caption,
      columns,
      [head[0], body.slice(0, rows)],
      [[own, width, inner, body.slice(rows)], ...more],
      foot,
    ],
  };
}

/** Headings below the depth that is numbered are marked so. */
export function withDepth(blocks: readonly Block[], deepest: number): readonly Block[] {
  return mapBlocks(blocks, {
    block: (block) => {
      if (block.t !== "Header" || block.c[0] <= deepest) return block;
      const [level, [id, classes, attributes], content] = block.c;
      const all = classes.includes("unnumbered") ? classes : [...classes, "unnumbered"];
      return { t: "Header", c: [level, [id, all, attributes], content] };
    },
  });
}
