import type { Block, Inline } from "../../model/pandoc.ts";
import { inlineText } from "../../tree/text.ts";
import { mapBlocks, visitBlocks } from "../../tree/walk.ts";
import { idOf } from "../docx/captioned-block.ts";
import { displayedFormulas } from "./equations.ts";
import { appendixMark, partMark } from "./rewrite.ts";

/** What a label stands for: something numbered, by its id in the manuscript, or words that are printed as they are. */
export type Labelled =
  | {
      readonly kind: "fig" | "tbl" | "eq" | "sec";
      readonly id: string;
      readonly part: string;
      readonly text: string | null;
    }
  | { readonly kind: "words"; readonly text: string };

/** What keeps its id, and the classes of headings, by the label or the id that Pandoc's tree has. */
export type Named = { readonly id: string; readonly classes: readonly string[] };

export type Labels = {
  readonly byLabel: ReadonlyMap<string, Labelled>;
  readonly named: ReadonlyMap<string, Named>;
};

/** Headings below this have no number. */
export const deepestNumbered = 3;

type Collecting = {
  readonly byLabel: Map<string, Labelled>;
  readonly named: Map<string, Named>;
  readonly taken: Set<string>;
};

/** Figures and tables with a caption and no label get an id of its words: they are numbered, too. */
export function withIds(blocks: readonly Block[]): readonly Block[] {
  const taken = new Set<string>();
  return mapBlocks(blocks, {
    block: (block) => {
      if (block.t !== "Figure" && block.t !== "Table") return block;
      const text = captionInlines(block.c[1][1]);
      if (block.c[0][0] !== "" || text.length === 0) return block;
      const id = idOf(block.t === "Figure" ? "fig" : "tbl", text, taken.size + 1, taken);
      return block.t === "Figure"
        ? { ...block, c: [[id, [], []], block.c[1], block.c[2]] }
        : { ...block, c: [[id, [], []], ...rest(block.c)] };
    },
  });
}

type TableContent = Extract<Block, { t: "Table" }>["c"];

function rest([, caption, columns, head, bodies, foot]: TableContent) {
  return [caption, columns, head, bodies, foot] as const;
}

export function captionInlines(blocks: readonly Block[]): readonly Inline[] {
  return blocks.flatMap((block) => (block.t === "Plain" || block.t === "Para" ? block.c : []));
}

/** All labels of a tree, with ids that cross-references know. */
export function collectLabels(blocks: readonly Block[]): Labels {
  const found: Collecting = { byLabel: new Map(), named: new Map(), taken: new Set() };
  let appendix = false;
  let equations = 0;
  visitBlocks(blocks, {
    block: (block) => {
      if (block.t === "Para" && inlineText(block.c).trim() === appendixMark) appendix = true;
      if (block.t === "Header") heading(block, appendix, found);
      if (block.t === "Figure") figure(block, found);
      if (block.t === "Table") name(block.c[0][0], "tbl", found);
      if (block.t === "Div") theorem(block, found);
      if (block.t === "OrderedList") items(block, found);
    },
    inline: (inline) => {
      if (inline.t === "Math" && inline.c[0].t === "DisplayMath")
        equations = formulas(inline.c[1], equations, found);
    },
  });
  return found;
}

/** How many formulas have a number, with those of this display. */
function formulas(display: string, before: number, found: Collecting): number {
  let count = before;
  for (const { label, tag } of displayedFormulas(display)) {
    if (tag !== null) {
      const written = /\\label\s*\{([^}]*)\}/.exec(display)?.[1];
      if (written !== undefined) found.byLabel.set(written, { kind: "words", text: tag });
    } else if (label !== null) {
      count += 1;
      name(label === "" ? `number-${count}` : label, "eq", found);
    }
  }
  return count;
}

function heading(
  { c: [level, [id, classes], content] }: Extract<Block, { t: "Header" }>,
  appendix: boolean,
  found: Collecting,
): void {
  const isUnnumbered = classes.includes("unnumbered");
  const isAppendix = appendix && !isUnnumbered && level === 1;
  const text = inlineText(content);
  const isPart = text.startsWith(partMark);
  if (id === "" && !isAppendix && !isPart) return;
  const made = name(id === "" ? text : id, "sec", found, isUnnumbered ? text : null);
  const key = id === "" ? `heading ${text}` : id;
  found.named.set(key, { id: made, classes: isPart ? ["part"] : isAppendix ? ["appendix"] : [] });
}

/** Items of a list by their numbers; those of an inner list come later. */
function items({ c: [[start], list] }: Extract<Block, { t: "OrderedList" }>, { byLabel }: Collecting): void {
  for (const [index, item] of list.entries())
    visitBlocks(item, {
      inline: (inline) => {
        const label = inline.t === "Span" ? inline.c[0][2].find(([key]) => key === "label")?.[1] : undefined;
        if (label !== undefined) byLabel.set(label, { kind: "words", text: String(start + index) });
      },
    });
}

/** "Theorem 1", as it is printed, by its label. */
function theorem({ c: [[id], [first]] }: Extract<Block, { t: "Div" }>, found: Collecting): void {
  const head = first?.t === "Para" ? first.c[0] : undefined;
  if (id === "" || head?.t !== "Strong") return;
  found.byLabel.set(id, { kind: "words", text: inlineText(head.c) });
}

function figure({ c: [[id], , inner] }: Extract<Block, { t: "Figure" }>, found: Collecting): void {
  if (found.byLabel.has(id)) return;
  const made = id === "" ? "" : name(id, "fig", found);
  const parts = inner.filter((block) => block.t === "Figure");
  for (const [index, part] of parts.entries()) {
    const [[own]] = part.c;
    const letter = String.fromCharCode(97 + index);
    if (own !== "") found.byLabel.set(own, { kind: "fig", id: made, part: letter, text: null });
  }
}

function name(
  label: string,
  kind: "fig" | "tbl" | "eq" | "sec",
  found: Collecting,
  text: string | null = null,
): string {
  if (label === "") return "";
  const bare = label
    .replace(
      /^(?:figures?|fig|f|tables?|tab|tbl|t|sections?|sec|ssec|subsec|subsection|s|chapter|chap|ch|equations?|eqn?|e|appendix|app|a)[:_.-]+(?=.)/i,
      "",
    )
    .normalize("NFKD")
    .replace(/[^A-Za-z0-9_-]+/g, "-")
    .replace(/^-+|-+$/g, "");
  const base = `${kind}:${bare.slice(0, 60) || "x"}`;
  let id = base;
  for (let count = 2; found.taken.has(id); count += 1) id = `${base}-${count}`;
  found.taken.add(id);
  found.byLabel.set(label, { kind, id, part: "", text });
  found.named.set(label, { id, classes: [] });
  return id;
}

/** A reference in the form that cross-references are written in; `label` with the name of what it leads to. */
export function reference(target: Labelled, form: "number" | "label"): readonly Inline[] {
  if (target.kind === "words")
    return [{ t: "Str", c: form === "label" ? target.text : target.text.replace(/^\p{L}+\s+(?=\S)/u, "") }];
  if (target.text !== null) return [raw(`[${target.text.replace(/([\\[\]*_`])/g, "\\$1")}](#${target.id})`)];
  const made = form === "number" ? `[-@${target.id}]` : `[@${target.id}]`;
  return [raw(`${made}${target.part}`)];
}

export function raw(markdown: string): Inline {
  return { t: "RawInline", c: ["markdown", markdown] };
}
