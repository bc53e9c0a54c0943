import type { SpineItem } from "../model/galley.ts";
import type { Id } from "../model/manuscript.ts";
import type { Attr, Block, Caption, Inline } from "../model/pandoc.ts";
import { inlineText } from "../tree/text.ts";
import { visitBlocks } from "../tree/walk.ts";

/** An entry of a list of figures or tables; either text may be empty, not both. */
export type Captioned = {
  readonly id: Id;
  /** Spine item it stands in. */
  readonly item: Id;
  readonly label: string;
  readonly title: string;
};

/** Entries of the list of figures or of tables: those with a caption, by their label and its first sentence. */
export function captioned(
  spine: readonly SpineItem[],
  kind: "Figure" | "Table",
  language: string,
): readonly Captioned[] {
  const sentences = new Intl.Segmenter(language, { granularity: "sentence" });
  const found: Captioned[] = [];
  for (const { id: item, blocks } of spine) {
    const add = ([id]: Attr, [, caption]: Caption): void => {
      const text = firstText(caption);
      if (id === "" || text === null) return;
      const rest = text.rest.replace(/^[.:\s]+/u, "");
      const title = firstSentence(rest, sentences);
      found.push({ id, item, label: text.label, title: title || (text.label === "" ? id : "") });
    };
    visitBlocks(blocks, {
      block: (block) => {
        if (block.t === kind) add(block.c[0], block.c[1]);
      },
    });
  }
  return found;
}

/** Without its full stop; an initial ends no sentence. */
function firstSentence(text: string, sentences: Intl.Segmenter): string {
  let sentence = "";
  for (const { segment } of sentences.segment(text)) {
    sentence += segment;
    if (!/(?<!\p{L})\p{Lu}\.\s*$/u.test(sentence)) break;
  }
  return sentence.trim().replace(/(?<!\.)\.$/u, "");
}

/** The caption's first text, its label apart; null where it has none. */
function firstText(blocks: readonly Block[]): { readonly label: string; readonly rest: string } | null {
  const first = blocks.find((block) => block.t === "Plain" || block.t === "Para");
  if (first?.t !== "Plain" && first?.t !== "Para") return null;
  const [label, ...others] = first.c;
  const hasLabel = label !== undefined && isLabel(label);
  return {
    label: hasLabel ? inlineText([label]) : "",
    rest: inlineText(hasLabel ? others : first.c).trim(),
  };
}

function isLabel(inline: Inline): boolean {
  return inline.t === "Span" && inline.c[0][1].includes("caption-label");
}
