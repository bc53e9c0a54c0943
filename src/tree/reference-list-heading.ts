import type { Id } from "../model/manuscript.ts";
import type { Block } from "../model/pandoc.ts";
import { inlineText } from "./text.ts";

const names = new Set([
  "references",
  "reference list",
  "bibliography",
  "works cited",
  "works consulted",
  "cited works",
  "cited literature",
  "references cited",
  "references and notes",
  "list of references",
  "literature cited",
  "literature",
  "sources",
  "literatur",
  "literaturverzeichnis",
  "quellenverzeichnis",
  "literaturangaben",
  "quellen",
  "références",
  "bibliographie",
  "références bibliographiques",
  "referencias",
  "bibliografía",
  "obras citadas",
  "referencias bibliográficas",
  "referências",
  "bibliografia",
  "riferimenti bibliografici",
  "literatuur",
  "kaynakça",
  "kaynaklar",
  "литература",
  "список литературы",
  "منابع",
  "فهرست منابع",
  "کتاب‌نامه",
  "کتابنامه",
  "منابع و مآخذ",
  "منابع و ماخذ",
  "مراجع",
  "فهرست منابع و مآخذ",
  "المراجع",
  "المصادر",
  "المصادر والمراجع",
  "قائمة المراجع",
]);

/** Whether a heading's text, typed number or not, is what reference lists are called. */
export function namesReferenceList(text: string): boolean {
  const name = text
    .trim()
    .replace(/^(?:[\p{N}]+(?:\.[\p{N}]+)*|[IVXLC]+|[A-Z])[.)]?\s+/u, "")
    .replace(/[\s.:]+$/, "")
    .replace(/\s+/g, " ");
  return names.has(name.toLowerCase());
}

/**
 * The heading under which the author wants the reference list: the last one that is called so and has nothing under
 * it, or only Pandoc's own `#refs` place. Null where the author left the place to us.
 */
export function referenceListHeading(divisions: readonly { readonly blocks: readonly Block[] }[]): Id | null {
  let found: Id | null = null;
  for (const { blocks } of divisions) {
    for (const [index, block] of blocks.entries()) {
      if (block.t !== "Header" || !names.has(inlineText(block.c[2]).trim().toLowerCase())) continue;
      const next = blocks.slice(index + 1).find((other) => !isEmpty(other));
      if (next === undefined || next.t === "Header") found = block.c[1][0];
    }
  }
  return found;
}

/** Where Pandoc would put the list, and other blocks that print nothing. */
export function isEmpty(block: Block): boolean {
  if (block.t === "Div") return block.c[0][0] === "refs" || block.c[1].every(isEmpty);
  return block.t === "RawBlock" || ((block.t === "Para" || block.t === "Plain") && block.c.length === 0);
}
