import type { Block, Inline } from "../../model/pandoc.ts";
import { trim } from "../docx/inline-text.ts";
import { withoutMarks, writeMark } from "../docx/marks.ts";
import { clip } from "../docx/story.ts";
import { joinLooks } from "./join-looks.ts";
import { anchor, type Marking, remarkOn } from "./marking.ts";
import { pictureOf } from "./tree-pictures.ts";

/** Inlines with pictures and pointers as marks; `note` marks the blocks of a note. */
export function markInlines(
  inlines: readonly Inline[],
  marking: Marking,
  note: (blocks: readonly Block[]) => readonly Block[],
): readonly Inline[] {
  return all(inlines);

  function all(list: readonly Inline[]): readonly Inline[] {
    return joinLooks(list.flatMap(one));
  }

  function one(inline: Inline): readonly Inline[] {
    switch (inline.t) {
      case "Str":
        return [{ ...inline, c: withoutMarks(inline.c) }];
      case "Emph":
      case "Strong":
      case "Strikeout":
      case "Superscript":
      case "Subscript":
      case "SmallCaps": {
        const content = all(inline.c);
        return trim(content).length === 0 ? content : [{ ...inline, c: content }];
      }
      case "Underline": {
        const content = all(inline.c);
        const isLink = trim(inline.c).every(({ t }) => t === "Link");
        return isLink ? content : [{ ...inline, c: content }];
      }
      case "Quoted":
        return [{ ...inline, c: [inline.c[0], all(inline.c[1])] }];
      case "Span":
        return span(inline);
      case "Link":
        return link(inline);
      case "Image": {
        const index = marking.story.pictures.push(pictureOf(inline, marking.open ?? 0)) - 1;
        return [{ t: "Str", c: writeMark("i", index) }];
      }
      case "Code":
        return [{ ...inline, c: [["", [], []], withoutMarks(inline.c[1])] }];
      case "RawInline":
        return keepsRaw(inline.c, marking) ? [inline] : [];
      case "Note":
        return [{ ...inline, c: note(inline.c) }];
      default:
        return [inline];
    }
  }

  /** Only its language and direction mean something here. */
  function span({ c: [[id, , attributes], inner] }: Extract<Inline, { t: "Span" }>): readonly Inline[] {
    anchor(id, marking);
    const kept = attributes.filter(([key]) => key === "lang" || key === "dir");
    const content = all(inner);
    if (kept.length === 0 || trim(content).length === 0) return content;
    return [{ t: "Span", c: [["", [], kept], content] }];
  }

  function link({ c: [[id], inner, [address]] }: Extract<Inline, { t: "Link" }>): readonly Inline[] {
    anchor(id, marking);
    const content = all(inner);
    if (trim(content).length === 0) return content;
    if (address.startsWith("#")) return pointer(decoded(address.slice(1)), content);
    if (/^(?:https?|mailto|ftp):/i.test(address))
      return [{ t: "Link", c: [["", [], []], content, [address, ""]] }];
    if (address !== "")
      remarkOn(marking, {
        kind: "removed",
        subject: "link",
        message: `The link to "${clip(address)}" leads to no address of the web and is left out; its words stay.`,
      });
    return content;
  }

  function pointer(bookmark: string, content: readonly Inline[]): readonly Inline[] {
    const number = marking.story.pointers.push({ bookmark, page: false }) - 1;
    return [{ t: "Str", c: writeMark("x", number) }, ...content, { t: "Str", c: writeMark("y", number) }];
  }
}

/** Raw Markdown is a reader's own; other markup is left out. */
export function keepsRaw([format, text]: readonly [string, string], marking: Marking): boolean {
  if (format === "markdown") return true;
  if (text.trim() !== "")
    remarkOn(marking, {
      kind: "removed",
      subject: "raw markup",
      message: `Markup for ${format} alone, "${clip(text)}", is left out.`,
      removedText: text,
    });
  return false;
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
