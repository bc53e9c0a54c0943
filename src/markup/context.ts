import type { Id } from "../model/manuscript.ts";
import type { Direction } from "../model/metadata.ts";
import type { Block } from "../model/pandoc.ts";
import type { Node } from "./element.ts";

/** Where an edition has an image, and its size in CSS pixels. */
export type PlacedImage = { readonly src: string; readonly width: number; readonly height: number };

/** What differs between editions when the tree becomes markup. */
export type MarkupStyle = {
  /** BCP 47. */
  readonly language: string;
  readonly direction: Direction;
  /**
   * `in-place`: the note's body stands where it is called, `<span class="footnote">`, for `float: footnote`.
   * `collected`: the call is a link, the bodies are elements of their own, handed back apart from the text.
   */
  readonly notes: "in-place" | "collected";
  /** Write `epub:type` beside `role`; the document must declare the prefix. */
  readonly epubTypes: boolean;
  /** Tables and long formulas scroll sideways in a frame where a screen is narrower than they are. */
  readonly tablesScroll: boolean;
  /** Address of the element with this id; null where the edition has none, so that nothing links to nowhere. */
  readonly href: (id: Id) => string | null;
  /** Null where the edition does not have the image. */
  readonly image: (href: string) => PlacedImage | null;
  /** Say of text blocks where they were written, as proofs need it: `data-place="article.md:12:1"`. */
  readonly places?: boolean;
  /** What the link from a note back to its call is called. */
  readonly backToText: string;
};

/** Where in the text we are. */
export type Context = {
  readonly style: MarkupStyle;
  readonly language: string;
  readonly direction: Direction;
  /** Lists inside lists have their bullets on the side of the outermost's. */
  readonly inList: boolean;
  /** Links do not nest: the inner one is written as text. */
  readonly inLink: boolean;
  /** How a paragraph is written: a note in place stands inside one, which forbids another. */
  readonly paragraph: "p" | "span";
  /** Takes the body of a collected note. */
  readonly collectNote: (note: Node) => void;
  /** Blocks as markup; handed down so that inlines, which hold notes, can write them. */
  readonly blocks: (blocks: readonly Block[], context: Context) => readonly Node[];
};
