import type { Inline } from "../../model/pandoc.ts";
import { inlineText } from "../../tree/text.ts";
import { splitMarks } from "./marks.ts";

/** Text without marks and notes. */
export function plainText(inlines: readonly Inline[]): string {
  return splitMarks(inlineText(inlines))
    .filter((part) => typeof part === "string")
    .join("");
}

/** Takes letters off the front, and what stood around them alone; marks and notes stay. */
export function dropText(inlines: readonly Inline[], count: number): readonly Inline[] {
  const made: Inline[] = [];
  let rest = count;
  for (const inline of inlines) {
    if (rest <= 0) {
      made.push(inline);
      continue;
    }
    const length = plainText([inline]).length;
    if (length === 0) made.push(inline);
    else if (length > rest) {
      made.push(cutInline(inline, rest));
    }
    rest -= length;
  }
  return trimStart(made);
}

function cutInline(inline: Inline, count: number): Inline {
  switch (inline.t) {
    case "Str":
      return { ...inline, c: cutMarked(inline.c, count) };
    case "Emph":
    case "Strong":
    case "Underline":
    case "SmallCaps":
    case "Superscript":
    case "Subscript":
    case "Strikeout":
      return { ...inline, c: dropText(inline.c, count) };
    case "Span":
    case "Quoted":
      return inline.t === "Span"
        ? { ...inline, c: [inline.c[0], dropText(inline.c[1], count)] }
        : { ...inline, c: [inline.c[0], dropText(inline.c[1], count)] };
    case "Link":
      return { ...inline, c: [inline.c[0], dropText(inline.c[1], count), inline.c[2]] };
    default:
      return inline;
  }
}

function cutMarked(text: string, count: number): string {
  let rest = count;
  return text.replace(/\uFDD0[a-z]\d+\uFDD1|[\s\S]/g, (part) => {
    if (part.length > 1 || rest <= 0) return part;
    rest -= 1;
    return "";
  });
}

export function trimStart(inlines: readonly Inline[]): readonly Inline[] {
  const first = inlines.findIndex(({ t }) => t !== "Space" && t !== "SoftBreak" && t !== "LineBreak");
  return first === -1 ? [] : inlines.slice(first);
}

export function trim(inlines: readonly Inline[]): readonly Inline[] {
  return trimStart(trimStart(inlines).toReversed()).toReversed();
}

export function str(text: string): Inline {
  return { t: "Str", c: text };
}

/** Words with spaces between them. */
export function words(text: string): readonly Inline[] {
  return text
    .split(/([ \t\n]+)/)
    .filter((part) => part !== "")
    .map((part): Inline => (/^[ \t\n]/.test(part) ? { t: "Space" } : str(part)));
}
