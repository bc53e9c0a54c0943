import { textDirection } from "../language/direction.ts";
import type { Block } from "../model/pandoc.ts";
import { blockText } from "../tree/text.ts";
import { languageAttributes } from "./attributes.ts";
import type { Context } from "./context.ts";
import { type Element, element, type Node } from "./element.ts";

type Note = { readonly id: string; readonly number: string; readonly blocks: readonly Block[] };

/** What stands where a note is called. */
export function noteNode(note: Note, context: Context): Node {
  return context.style.notes === "in-place" ? noteInPlace(note, context) : noteCall(note, context);
}

/** Taken out of its paragraph by the page layout, a note must say its language and direction itself. */
function noteInPlace({ id, number, blocks }: Note, context: Context): Node {
  const direction = textDirection(blockText(blocks), context.style.direction);
  const attributes = {
    class: "footnote",
    id,
    "data-number": number,
    role: "doc-footnote",
    ...languageAttributes(context.language),
    dir: direction,
  };
  const inside: Context = { ...context, direction, inLink: false, inList: false, paragraph: "span" };
  return element("span", attributes, [
    element("span", { class: "note-number" }, [number]),
    ...context.blocks(blocks, inside),
  ]);
}

function noteCall(note: Note, context: Context): Node {
  context.collectNote(collectedNote(note, context));
  if (context.inLink) return element("sup", { class: "note-call", id: callId(note) }, [note.number]);
  const attributes = {
    id: callId(note),
    href: `#${note.id}`,
    role: "doc-noteref",
    "epub:type": context.style.epubTypes ? "noteref" : undefined,
  };
  return element("sup", { class: "note-call" }, [element("a", attributes, [note.number])]);
}

function collectedNote(note: Note, context: Context): Node {
  const attributes = {
    id: note.id,
    class: "note",
    role: "doc-footnote",
    "epub:type": context.style.epubTypes ? "footnote" : undefined,
    ...languageAttributes(context.language === context.style.language ? undefined : context.language),
  };
  const inside: Context = {
    ...context,
    direction: context.style.direction,
    inLink: false,
    inList: false,
    paragraph: "p",
  };
  const number = element(
    "a",
    { class: "note-number", href: `#${callId(note)}`, role: "doc-backlink", title: context.style.backToText },
    [note.number],
  );
  // E-book readers that show notes in place look for an aside; elsewhere it would count as a landmark.
  const name = context.style.epubTypes ? "aside" : "div";
  return element(name, attributes, withNumber(number, context.blocks(note.blocks, inside)));
}

/** The number runs in with the first paragraph. */
function withNumber(number: Element, [first, ...others]: readonly Node[]): readonly Node[] {
  if (typeof first === "object" && "name" in first && first.name === "p") {
    return [{ ...first, children: [number, " ", ...first.children] }, ...others];
  }
  return [element("p", {}, [number]), ...(first === undefined ? [] : [first]), ...others];
}

function callId({ id }: Note): string {
  return `${id}-call`;
}
