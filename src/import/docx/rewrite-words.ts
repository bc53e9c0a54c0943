import type { Block, Inline } from "../../model/pandoc.ts";
import { mapBlocks } from "../../tree/walk.ts";
import { words } from "./inline-text.ts";

type Rewrite = (inlines: readonly Inline[]) => readonly Inline[];

/** A block with the words of all its paragraphs rewritten, inside emphasis and quotations, too; links stay. */
export function rewriteWords(block: Block, rewrite: Rewrite): Block {
  const [made = block] = mapBlocks([block], {
    block: (each) => (each.t === "Para" || each.t === "Plain" ? { ...each, c: deep(each.c, rewrite) } : each),
  });
  return made;
}

function deep(inlines: readonly Inline[], rewrite: Rewrite): readonly Inline[] {
  return rewrite(
    inlines.map((inline): Inline => {
      switch (inline.t) {
        case "Emph":
        case "Strong":
        case "Underline":
        case "SmallCaps":
          return { ...inline, c: deep(inline.c, rewrite) };
        case "Quoted":
          return { ...inline, c: [inline.c[0], deep(inline.c[1], rewrite)] };
        case "Span":
          return { ...inline, c: [inline.c[0], deep(inline.c[1], rewrite)] };
        default:
          return inline;
      }
    }),
  );
}

/** Replaces what a pattern finds in runs of words; null leaves it. */
export function replaceInText(
  inlines: readonly Inline[],
  pattern: RegExp,
  replace: (found: RegExpExecArray, text: string) => readonly Inline[] | null,
): readonly Inline[] {
  const made: Inline[] = [];
  let run = "";
  const flush = (): void => {
    let at = 0;
    for (const found of run.matchAll(pattern)) {
      const instead = replace(found, run);
      if (instead === null) continue;
      made.push(...words(run.slice(at, found.index)), ...instead);
      at = found.index + found[0].length;
    }
    made.push(...words(run.slice(at)));
    run = "";
  };
  for (const inline of inlines) {
    if (inline.t === "Str") run += inline.c;
    else if (inline.t === "Space" || inline.t === "SoftBreak") run += " ";
    else {
      flush();
      made.push(inline);
    }
  }
  flush();
  return made;
}
