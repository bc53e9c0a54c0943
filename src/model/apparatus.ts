import type { Id } from "./manuscript.ts";
import type { Inline } from "./pandoc.ts";

export type ReferenceListEntry = {
  /** `ref-` and the key made an NCName; the target of citations' links. */
  readonly id: Id;
  readonly key: string;
  /** "[1]" or "1." where the style prints one before the entry. */
  readonly label: readonly Inline[];
  readonly content: readonly Inline[];
};

/** What the citation style makes of the citations. */
export type Apparatus = {
  /** Citation cluster → its text, with links to the reference list. */
  readonly citations: ReadonlyMap<Id, readonly Inline[]>;
  /** In the style's order. */
  readonly referenceList: readonly ReferenceListEntry[];
  /** True where the style sets citations as notes. */
  readonly citationsAreNotes: boolean;
  /** True where the style hangs the entries' later lines. */
  readonly hangingIndent: boolean;
};
