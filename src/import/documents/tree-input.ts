import type { Item } from "../../model/bibliography.ts";
import type { ImportNotice, ImportQuery } from "../../model/import.ts";
import type { PandocDocument } from "../../model/pandoc.ts";

/** A document as Pandoc read it, with what its reader knows beyond Pandoc's tree. */
export type TreeInput = {
  /** Name of the file, for places. */
  readonly name: string;
  readonly document: PandocDocument;
  /** Bytes of pictures by the address that the tree gives; `data:` addresses need no entry. */
  readonly media: ReadonlyMap<string, Uint8Array>;
  /** BCP 47, where the tree's metadata name no language. */
  readonly language?: string;
  /** Front matter that is known better than from the tree, whose metadata then do not count for these keys. */
  readonly metadata?: Readonly<Record<string, unknown>>;
  /** The source itself says what is front matter, a heading, a caption; nothing is told by its look. */
  readonly frontIsKnown?: boolean;
  /** The title of the document's properties, for a text that shows none. */
  readonly otherwiseTitle?: string;
  /** Works of the bibliography; `Cite` nodes cite them by `id`. */
  readonly items?: readonly Item[];
  /** Every heading without the class `unnumbered` has a computed number in the source, as in LaTeX. */
  readonly headingsAreNumbered?: boolean;
  /** Ids and classes that headings, figures and tables shall have, by the id that the tree gives them. */
  readonly names?: ReadonlyMap<string, { readonly id: string; readonly classes: readonly string[] }>;
  /** Names of a paragraph's style, in small letters, by `lettersOf` its text: "title", "author", "caption". */
  readonly styles?: ReadonlyMap<string, readonly string[]>;
  /** Comments, each with the letters of the paragraph it stands at; empty where that is not known. */
  readonly comments?: readonly (Pick<ImportQuery, "text" | "author" | "date"> & { readonly at: string })[];
  /** Words of the source as a reader sees them, where its reader has them from elsewhere than the tree. */
  readonly sourceText?: string;
  /** What its reader has to say; places in the result are not known to it. */
  readonly notices?: readonly Omit<ImportNotice, "source" | "result">[];
};

/** Letters and digits alone, in lower case: what a paragraph is known again by. */
export function lettersOf(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}
