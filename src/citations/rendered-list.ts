import type { ReferenceListEntry } from "../model/apparatus.ts";
import type { Block, Inline } from "../model/pandoc.ts";
import type { CitationNames } from "./citation-names.ts";
import { renderedText } from "./rendered-text.ts";

/** The reference list that Pandoc's citeproc put at the end of its document (`#refs`). */
export function renderedList(
  blocks: readonly Block[],
  names: CitationNames,
  formulas: readonly string[],
): { readonly referenceList: readonly ReferenceListEntry[]; readonly hangingIndent: boolean } {
  const list = blocks.find((block) => block.t === "Div" && block.c[0][0] === "refs");
  if (list?.t !== "Div") return { referenceList: [], hangingIndent: false };
  return {
    referenceList: list.c[1].flatMap((block) => {
      const item = block.t === "Div" ? names.items.get(block.c[0][0].replace(/^ref-/, "")) : undefined;
      if (block.t !== "Div" || item === undefined) return [];
      const inlines = joined(block.c[1]);
      const text = (list: readonly Inline[]) => trimmed(renderedText(list, names, formulas));
      return [
        {
          ...item,
          label: text(inlines.filter((inline) => hasClass(inline, "csl-left-margin"))),
          content: text(inlines.filter((inline) => !hasClass(inline, "csl-left-margin"))),
        },
      ];
    }),
    hangingIndent: list.c[0][1].includes("hanging-indent"),
  };
}

/** An entry's paragraphs (annotated styles make several) as one, with line breaks between. */
function joined(blocks: readonly Block[]): readonly Inline[] {
  const paragraphs = blocks.flatMap((block): readonly (readonly Inline[])[] => {
    if (block.t === "Para" || block.t === "Plain") return [block.c];
    return block.t === "Div" ? [[{ t: "Span", c: [block.c[0], joined(block.c[1])] }]] : [];
  });
  return paragraphs.flatMap((inlines, index) => {
    const afterLabel = hasClass(paragraphs[index - 1]?.[0], "csl-left-margin");
    return index === 0 || afterLabel ? inlines : [{ t: "LineBreak" }, ...inlines];
  });
}

function hasClass(inline: Inline | undefined, name: string): boolean {
  return inline?.t === "Span" && inline.c[0][1].includes(name);
}

function trimmed(inlines: readonly Inline[]): readonly Inline[] {
  const start = inlines.findIndex(({ t }) => t !== "Space");
  const end = inlines.findLastIndex(({ t }) => t !== "Space");
  return start === -1 ? [] : inlines.slice(start, end + 1);
}
