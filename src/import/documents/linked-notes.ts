import type { Block, Inline } from "../../model/pandoc.ts";
import { blockText, inlineText } from "../../tree/text.ts";
import { mapBlocks, visitBlocks } from "../../tree/walk.ts";
import { trim } from "../docx/inline-text.ts";
import { removed, type Said } from "./readable.ts";

/** What a note is called by: a number, a letter or signs, perhaps in brackets. */
const mark = /^\s*[[(]?\s*(?:\d{1,4}|[a-z]|[ivxlc]{2,6}|[*†‡§¶#]{1,4})\s*[\])]?[.:]?\s*$/i;
/** What leads back: the same, an arrow, or a word. */
const returning =
  /^\s*[[(]?\s*(?:(?:\^|↑|↩|↵|⏎|←|⇑|⤴|«|\uFE0E|\uFE0F)+|back|return|zurück|retour)\s*[\])]?\s*$/iu;
const headings =
  /^(?:(?:foot|end)?\s?notes?|notes and references|anmerkungen|fu(?:ß|ss)noten|endnoten|notas|notes de bas de page|note|یادداشت\u200c?ها|پی\u200c?نوشت\u200c?ها|پانوشت\u200c?ها|الهوامش|الحواشي|הערות)$/iu;

type Link = Extract<Inline, { t: "Link" }>;

/** A part of the text that may be a note: an item, a division or a paragraph with a link back. */
type Unit = {
  readonly blocks: readonly Block[];
  /** Where it is no more than a paragraph. */
  readonly paragraph: Block | null;
  /** Names that links may lead to it by. */
  readonly names: ReadonlySet<string>;
  /** Names of the places it leads back to. */
  readonly backs: ReadonlySet<string>;
  /** The first of its links back. */
  readonly back: Link;
};

type Call = { readonly link: Link; readonly target: string; readonly id: string };

/**
 * Makes notes of what older pages and books have for them: a mark that links to an item, a division or a paragraph, which
 * links back. What is called never or twice stays as it is.
 */
export function linkNotes(blocks: readonly Block[]): {
  readonly blocks: readonly Block[];
  readonly notices: readonly Said[];
} {
  const units: Unit[] = [];
  collectUnits(blocks, units);
  if (units.length === 0) return { blocks, notices: [] };
  const calls = callsIn(blocks);
  const called = new Map<Call, Unit>();
  for (const unit of units) {
    const [only, ...more] = callsOf(unit, calls);
    if (only !== undefined && more.length === 0 && !called.has(only)) called.set(only, unit);
  }
  if (called.size === 0) return { blocks, notices: [] };
  const taken = new Set([...called.values()].flatMap((unit) => [unit.blocks, unit.paragraph ?? unit.blocks]));
  const bodies = new Map([...called].map(([{ link }, unit]) => [link, bodyOf(unit)] as const));
  const gone: string[] = [...called.keys()].map(({ link }) => inlineText(link.c[1]));
  const without = withoutUnits(blocks, taken, gone);
  const made = mapBlocks(without, {
    inline: (inline, original) => {
      const body = original.t === "Link" ? bodies.get(original) : undefined;
      if (body !== undefined) {
        gone.push(body.gone);
        return { t: "Note", c: body.blocks };
      }
      return isAround(inline) ? inline.c : inline;
    },
  });
  const message = `Links of notes, ${called.size} in all, are notes now; their marks are computed.`;
  return { blocks: made, notices: removed("note", called.size, message, gone.join(" ")) };
}

type Calls = {
  /** Which link of the text each is. */
  readonly order: ReadonlyMap<Link, number>;
  readonly byTarget: ReadonlyMap<string, readonly Call[]>;
  readonly byId: ReadonlyMap<string, Call>;
};

/** A call comes before its note: seen from the note, the call is a link back itself. */
function callsOf({ names, backs, back }: Unit, { order, byTarget, byId }: Calls): readonly Call[] {
  const found = new Set<Call>();
  for (const name of names) for (const call of byTarget.get(name) ?? []) found.add(call);
  for (const back of backs) {
    const call = byId.get(back);
    if (call !== undefined) found.add(call);
  }
  return [...found].filter(({ link }) => (order.get(link) ?? 0) < (order.get(back) ?? 0));
}

function callsIn(blocks: readonly Block[]): Calls {
  const calls = new Map<Link, Call>();
  const order = new Map<Link, number>();
  const call = (link: Link, id: string): void => {
    if (isCall(link) && !calls.has(link)) calls.set(link, { link, target: targetOf(link), id });
  };
  visitBlocks(blocks, {
    inline: (inline) => {
      if (inline.t === "Span") {
        const [only] = inline.c[1];
        // The name may stand around the link.
        if (inline.c[1].length === 1 && only?.t === "Link" && only.c[0][0] === "") call(only, inline.c[0][0]);
      }
      if (inline.t !== "Link") return;
      order.set(inline, order.size);
      call(inline, inline.c[0][0]);
    },
  });
  const all = [...calls.values()];
  return {
    order,
    byTarget: Map.groupBy(all, ({ target }) => target),
    byId: new Map(all.filter(({ id }) => id !== "").map((each) => [each.id, each])),
  };
}

function isCall(link: Link): boolean {
  return link.c[2][0].startsWith("#") && mark.test(inlineText(link.c[1]));
}

function targetOf(link: Link): string {
  return link.c[2][0].slice(1);
}

function collectUnits(blocks: readonly Block[], units: Unit[]): void {
  for (const block of blocks) {
    if (block.t === "Div") collectDivision(block, units);
    else if (block.t === "BlockQuote") collectUnits(block.c, units);
    else if (block.t === "Para" || block.t === "Plain") add({ blocks: [block], paragraph: block }, [], units);
    else for (const item of itemsOf(block)) add({ blocks: item, paragraph: null }, [], units);
  }
}

function itemsOf(block: Block): readonly (readonly Block[])[] {
  if (block.t === "BulletList") return block.c;
  return block.t === "OrderedList" ? block.c[1] : [];
}

/** A division with a name and one link back is a note of several paragraphs. */
function collectDivision({ c: [[id], blocks] }: Extract<Block, { t: "Div" }>, units: Unit[]): void {
  const own: Unit[] = [];
  collectUnits(blocks, own);
  if (id === "" || own.length !== 1 || !add({ blocks, paragraph: null }, [id], units)) units.push(...own);
}

/** Adds blocks that begin or end with links back. */
function add(
  { blocks, paragraph }: Pick<Unit, "blocks" | "paragraph">,
  own: readonly string[],
  units: Unit[],
): boolean {
  const links = backLinks(blocks);
  const [back] = links;
  if (back === undefined) return false;
  const backs = new Set(links.map(targetOf));
  const names = new Set(own);
  const name = (id: string): void => {
    if (id !== "") names.add(id);
  };
  visitBlocks(blocks, {
    block: (block) => {
      if (block.t === "Div") name(block.c[0][0]);
    },
    inline: (inline) => {
      if (inline.t === "Span" || inline.t === "Link") name(inline.c[0][0]);
    },
  });
  units.push({ blocks, paragraph, names, backs, back });
  return true;
}

/** Links inside the document at the very beginning and end of some paragraphs. */
function backLinks(blocks: readonly Block[]): readonly Link[] {
  const texts = withoutDivisions(blocks).flatMap((block) =>
    block.t === "Para" || block.t === "Plain" ? [block.c] : [],
  );
  const ends = [firstOf(texts[0] ?? []), lastOf(texts.at(-1) ?? [])];
  return ends.filter((link): link is Link => link !== null);
}

function withoutDivisions(blocks: readonly Block[]): readonly Block[] {
  return blocks.flatMap((block) => (block.t === "Div" ? withoutDivisions(block.c[1]) : [block]));
}

function firstOf(inlines: readonly Inline[]): Link | null {
  for (const inline of inlines) {
    if (inline.t === "Link") return isBack(inline) ? inline : null;
    const found = firstOf(inside(inline));
    if (found !== null) return found;
    if (inlineText([inline]).trim() !== "") return null;
  }
  return null;
}

function lastOf(inlines: readonly Inline[]): Link | null {
  for (const inline of inlines.toReversed()) {
    if (inline.t === "Link") return isBack(inline) ? inline : null;
    const found = lastOf(inside(inline));
    if (found !== null) return found;
    if (!/^[\s.\])]*$/.test(inlineText([inline]))) return null;
  }
  return null;
}

function inside(inline: Inline): readonly Inline[] {
  switch (inline.t) {
    case "Span":
      return inline.c[1];
    case "Superscript":
    case "Strong":
    case "Emph":
      return inline.c;
    default:
      return [];
  }
}

function isBack(link: Link): boolean {
  const text = inlineText(link.c[1]);
  return link.c[2][0].startsWith("#") && (mark.test(text) || returning.test(text));
}

/** The note without its links back and the mark before it. */
function bodyOf(unit: Unit): { readonly blocks: readonly Block[]; readonly gone: string } {
  const links = new Set<Inline>(backLinks(unit.blocks));
  const gone = [...links].map((link) => inlineText([link]));
  const cut = mapBlocks(withoutDivisions(unit.blocks), {
    inline: (inline, original) => (links.has(original) || isHollow(inline) ? [] : inline),
  });
  const [first, ...others] = cut;
  if (first?.t !== "Para" && first?.t !== "Plain") return { blocks: cut, gone: gone.join(" ") };
  const [head, ...rest] = trim(first.c);
  const isMark = head?.t === "Str" && mark.test(head.c) && /\d|[*†‡§¶]/.test(head.c);
  const isSign = head?.t === "Str" && /^[.:)\]]$/.test(head.c);
  const text = isMark || isSign ? trim(rest) : trim(first.c);
  if (isMark) gone.push(head.c);
  const own: readonly Block[] = text.length === 0 ? [] : [{ t: "Para", c: text }];
  return {
    blocks: [...own, ...others].map((block) => (block.t === "Plain" ? { ...block, t: "Para" } : block)),
    gone: gone.join(" "),
  };
}

function isHollow(inline: Inline): boolean {
  return inside(inline).length === 0 && /^(?:Span|Superscript|Strong|Emph)$/.test(inline.t);
}

/** Nothing but a note stands inside what raises its mark. */
function isAround(inline: Inline): inline is Extract<Inline, { t: "Superscript" }> {
  return inline.t === "Superscript" && inline.c.length > 0 && inline.c.every(({ t }) => t === "Note");
}

type Taken = ReadonlySet<Block | readonly Block[]>;

/** The text without the notes, and without the heading, the rule and the list that held nothing else. */
function withoutUnits(blocks: readonly Block[], taken: Taken, gone: string[]): readonly Block[] {
  const made: Block[] = [];
  let emptied = false;
  for (const block of blocks) {
    const left = leftOf(block, taken, gone);
    if (left === null) {
      if (!emptied) dropHead(made, gone);
      emptied = true;
    } else {
      if (!emptied || left.t !== "HorizontalRule") made.push(left);
      emptied = false;
    }
  }
  return made;
}

/** Null where nothing is left of a block. */
function leftOf(block: Block, taken: Taken, gone: string[]): Block | null {
  switch (block.t) {
    case "BulletList": {
      const items = block.c.filter((item) => !taken.has(item));
      return items.length === 0 && block.c.length > 0 ? null : { ...block, c: items };
    }
    case "OrderedList": {
      const items = block.c[1].filter((item) => !taken.has(item));
      return items.length === 0 && block.c[1].length > 0 ? null : { ...block, c: [block.c[0], items] };
    }
    case "Div": {
      if (taken.has(block.c[1])) return null;
      const inner = withoutUnits(block.c[1], taken, gone);
      const isEmptied = inner.length < block.c[1].length && blockText(inner).trim() === "";
      return isEmptied && inner.every(({ t }) => t === "HorizontalRule" || t === "Div")
        ? null
        : { ...block, c: [block.c[0], inner] };
    }
    case "BlockQuote": {
      const inner = withoutUnits(block.c, taken, gone);
      return inner.length === 0 && block.c.length > 0 ? null : { ...block, c: inner };
    }
    default:
      return taken.has(block) ? null : block;
  }
}

/** A heading "Notes" or a rule right before notes goes with them. */
function dropHead(made: Block[], gone: string[]): void {
  const last = made.at(-1);
  if (last?.t === "HorizontalRule") made.pop();
  const head = made.at(-1);
  if (head?.t !== "Header" || !headings.test(inlineText(head.c[2]).trim())) return;
  gone.push(inlineText(head.c[2]));
  made.pop();
}
