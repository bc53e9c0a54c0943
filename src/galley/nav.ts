import type { NavEntry, SpineItem } from "../model/galley.ts";
import type { Inline } from "../model/pandoc.ts";
import { headersOf } from "../tree/headers.ts";
import { inlineText } from "../tree/text.ts";

type Flat = Omit<NavEntry, "children">;

/** The contents: every heading, nested by level; chapters stand under the part that is open. */
export function makeNav(spine: readonly SpineItem[]): readonly NavEntry[] {
  let inPart = false;
  const flat = spine.flatMap((item) => {
    const isPart = item.kind === "part";
    inPart = isPart || (inPart && item.role === "body" && item.kind !== "appendix");
    return headings(item, inPart && !isPart ? 1 : 0);
  });
  return nest(flat);
}

function headings(item: SpineItem, shift: number): readonly Flat[] {
  const found = headersOf(item.blocks);
  const top = Math.min(...found.map(({ c: [level] }) => level));
  return found.map(({ c: [level, [id], inlines] }) => {
    const { number, title } = splitNumber(inlines);
    return { id, item: item.id, level: level - top + 1 + shift, number, title };
  });
}

function splitNumber(inlines: readonly Inline[]): { readonly number: string; readonly title: string } {
  const [first, ...rest] = inlines;
  const isNumber = first?.t === "Span" && first.c[0][1].includes("heading-number");
  return isNumber
    ? { number: inlineText([first]), title: inlineText(rest).trim() }
    : { number: "", title: inlineText(inlines).trim() };
}

function nest(flat: readonly Flat[]): readonly NavEntry[] {
  const roots: NavEntry[] = [];
  const open: { readonly level: number; readonly children: NavEntry[] }[] = [];
  for (const entry of flat) {
    const children: NavEntry[] = [];
    while ((open.at(-1)?.level ?? 0) >= entry.level) open.pop();
    (open.at(-1)?.children ?? roots).push({ ...entry, children });
    open.push({ level: entry.level, children });
  }
  return roots;
}
