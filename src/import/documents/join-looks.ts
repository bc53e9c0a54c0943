import type { Inline } from "../../model/pandoc.ts";

/** Letters of one look side by side are one run: Markdown's signs would meet between them and mean something else. */
export function joinLooks(inlines: readonly Inline[]): readonly Inline[] {
  const joined: Inline[] = [];
  for (const inline of inlines) {
    const last = joined.at(-1);
    const one = last === undefined ? null : joinTwo(last, inline);
    if (one === null) joined.push(inline);
    else joined[joined.length - 1] = one;
  }
  return joined;
}

function joinTwo(one: Inline, other: Inline): Inline | null {
  switch (one.t) {
    case "Emph":
    case "Strong":
    case "Strikeout":
    case "Superscript":
    case "Subscript":
    case "SmallCaps":
    case "Underline":
      return other.t === one.t ? { ...one, c: joinLooks([...one.c, ...other.c]) } : null;
    default:
      return null;
  }
}
