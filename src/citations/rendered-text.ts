import { outsideAddress } from "../markup/link.ts";
import type { Inline } from "../model/pandoc.ts";
import { mapInlines, visitInlines } from "../tree/walk.ts";
import type { CitationNames } from "./citation-names.ts";
import { restoreFormulas } from "./formulas-in-items.ts";

/**
 * What citeproc made of a citation or an entry, as the galley wants it: links go to the entries' ids in the editions
 * or out to the web, a key without an item is `[?key]`, formulas are mathematics again, and nothing raw is left.
 */
export function renderedText(
  inlines: readonly Inline[],
  names: CitationNames,
  formulas: readonly string[],
): readonly Inline[] {
  return mapInlines(inlines, {
    inline: (inline) => {
      switch (inline.t) {
        case "Str":
          return restoreFormulas(inline.c, formulas);
        case "Span":
          return inline.c[0][0] === "" ? inline.c[1] : inline;
        case "Link":
          return linked(inline, names);
        case "RawInline":
          return [];
        default:
          return inline;
      }
    },
  });
}

function linked(link: Extract<Inline, { t: "Link" }>, names: CitationNames): Inline | readonly Inline[] {
  const [, content, [url, title]] = link.c;
  const name = /^#ref-(\d+)$/.exec(url)?.[1] ?? "";
  const unknown = names.unknown.get(name);
  if (unknown !== undefined) return unresolved(unknown);
  const item = names.items.get(name);
  if (item !== undefined)
    return { t: "Link", c: [["", ["citation-link"], []], content, [`#${item.id}`, ""]] };
  return outsideAddress(url) === null ? content : { ...link, c: [["", [], []], content, [url, title]] };
}

/** Some styles print no word for a key they do not know: it is set behind the rest, where nobody can miss it. */
export function withUnknownKeys(inlines: readonly Inline[], keys: readonly string[]): readonly Inline[] {
  const shown = new Set<string>();
  visitInlines(inlines, {
    inline: (inline) => {
      if (inline.t === "Span" && inline.c[0][1].includes("unresolved"))
        for (const word of inline.c[1]) if (word.t === "Str") shown.add(word.c);
    },
  });
  const hidden = keys.filter((key) => !shown.has(mark(key)));
  return [...inlines, ...hidden.flatMap((key): Inline[] => [{ t: "Space" }, unresolved(key)])];
}

function unresolved(key: string): Inline {
  return { t: "Span", c: [["", ["unresolved"], []], [{ t: "Str", c: mark(key) }]] };
}

function mark(key: string): string {
  return `[?${key}]`;
}
