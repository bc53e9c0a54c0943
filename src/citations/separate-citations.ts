import type { Citation, Inline } from "../model/pandoc.ts";

/**
 * `[@a, @b]` is one source with another in its suffix to Pandoc. Gives the sources the author meant, side by side:
 * what stands between two of them is the first one's suffix up to the last comma, then the second one's prefix.
 */
export function separateCitations(citations: readonly Citation[]): readonly Citation[] {
  return citations.flatMap(separate);
}

export function isSeparated(citations: readonly Citation[]): boolean {
  return !citations.some(({ citationSuffix }) => citationSuffix.some((inline) => citedIn(inline) !== null));
}

/** The sources of a citation inside another's suffix, with or without the span that gives it an id. */
function citedIn(inline: Inline): readonly Citation[] | null {
  if (inline.t === "Cite") return inline.c[0];
  const inner = inline.t === "Span" && inline.c[0][1].includes("citation") ? inline.c[1][0] : undefined;
  return inner?.t === "Cite" ? inner.c[0] : null;
}

function separate(citation: Citation): readonly Citation[] {
  const done: Citation[] = [];
  let current = citation;
  let between: Inline[] = [];
  for (const inline of citation.citationSuffix) {
    const cited = citedIn(inline);
    if (cited === null) between.push(inline);
    else {
      const { suffix, prefix } = divide(between);
      done.push({ ...current, citationSuffix: suffix });
      const inner = separateCitations(cited).map(asNormal);
      const [first, ...others] = inner;
      if (first === undefined) continue;
      const all = [{ ...first, citationPrefix: [...prefix, ...first.citationPrefix] }, ...others];
      done.push(...all.slice(0, -1));
      current = all.at(-1) ?? first;
      between = [...current.citationSuffix];
    }
  }
  return [...done, { ...current, citationSuffix: between }];
}

/** Without brackets of its own a key is an author in the text; inside the brackets of others it is not. */
function asNormal(citation: Citation): Citation {
  const isInText = citation.citationMode.t === "AuthorInText";
  return isInText ? { ...citation, citationMode: { t: "NormalCitation" } } : citation;
}

function divide(between: readonly Inline[]): {
  readonly suffix: readonly Inline[];
  readonly prefix: readonly Inline[];
} {
  const at = between.findLastIndex((inline) => inline.t === "Str" && /[,;]/.test(inline.c));
  const inline = between[at];
  if (inline?.t !== "Str") return { suffix: [], prefix: prefixOf(between) };
  const [, before = "", after = ""] = /^([\s\S]*)[,;]([\s\S]*)$/.exec(inline.c) ?? [];
  return {
    suffix: [...between.slice(0, at), ...word(before)],
    prefix: prefixOf([...word(after), ...between.slice(at + 1)]),
  };
}

function word(text: string): readonly Inline[] {
  return text === "" ? [] : [{ t: "Str", c: text }];
}

/** A bare "and" between two sources only separates them. */
function prefixOf(inlines: readonly Inline[]): readonly Inline[] {
  const start = inlines.findIndex(({ t }) => t !== "Space" && t !== "SoftBreak");
  const end = inlines.findLastIndex(({ t }) => t !== "Space" && t !== "SoftBreak");
  const trimmed = start === -1 ? [] : inlines.slice(start, end + 1);
  const [only] = trimmed;
  return trimmed.length === 1 && only?.t === "Str" && /^(and|&)$/i.test(only.c) ? [] : trimmed;
}
