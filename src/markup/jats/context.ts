import type { Galley, Resource } from "../../model/galley.ts";
import type { Id } from "../../model/manuscript.ts";
import type { Block } from "../../model/pandoc.ts";
import type { Node } from "../element.ts";

/** Where in the text we are, and what is known of all of it. */
export type Context = {
  /** BCP 47. */
  readonly language: string;
  /** Links do not nest: the inner one is written as text. */
  readonly inLink: boolean;
  /** Displayed formulas may stand here; in titles and labels they may not. */
  readonly mayDisplay: boolean;
  /** What the element with an id is, as `ref-type` names it; of all that links may lead to. */
  readonly refTypes: ReadonlyMap<Id, string>;
  /** Stretches of text that links lead to. */
  readonly anchors: ReadonlySet<Id>;
  readonly works: Galley["works"];
  readonly images: ReadonlyMap<string, Resource>;
  /** Takes a note for the group of notes at the end, in the order of their calls; nested ones follow. */
  readonly collectNote: (note: CollectedNote) => void;
  /** Blocks as nodes; handed down so that cells and captions, which blocks hold, can write them. */
  readonly blocks: (blocks: readonly Block[], context: Context) => readonly Node[];
};

export type CollectedNote = {
  readonly id: Id;
  readonly number: string;
  readonly blocks: readonly Block[];
  readonly language: string;
};
