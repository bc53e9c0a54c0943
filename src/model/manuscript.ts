import type { Bibliography } from "./bibliography.ts";
import type { Metadata } from "./metadata.ts";
import type { Block, Citation } from "./pandoc.ts";
import type { Place } from "./place.ts";
import type { AskedQuery } from "./query.ts";

/** Unique in the whole publication, an XML NCName, and the `id` in every edition. */
export type Id = string;

export type DivisionRole = "front" | "body" | "back";
export type DivisionKind =
  | "article"
  | "abstract"
  | "part"
  | "chapter"
  | "appendix"
  | "dedication"
  | "epigraph"
  | "foreword"
  | "preface"
  | "introduction"
  | "acknowledgements"
  | "conclusion"
  | "glossary"
  | "bibliography"
  | "colophon"
  | "other";

/** One file of the manuscript, in reading order. */
export type Division = {
  readonly id: Id;
  readonly role: DivisionRole;
  readonly kind: DivisionKind;
  readonly file: string;
  /** The tree: everything that can be pointed at has its `Id` in the tree, too. */
  readonly blocks: readonly Block[];
  readonly place: Place;
};

type Element = { readonly id: Id; readonly division: Id; readonly place: Place };

export type Heading = Element & {
  /** As written, 1 to 6. */
  readonly level: number;
  /** Plain text. */
  readonly text: string;
  /** False for `{-}` and `{.unnumbered}`. */
  readonly numbered: boolean;
  /** As written; `appendix` and `part` change how it is numbered. */
  readonly classes: readonly string[];
};
export type Figure = Element & { readonly caption: string };
export type Table = Element & { readonly caption: string };
/** A displayed formula; only those with a label of the author's are numbered. */
export type Equation = Element & { readonly tex: string; readonly labelled: boolean };
export type Note = Element;
export type Image = Element & { readonly url: string; readonly alternative: string };
export type Link = Element & { readonly url: string };
export type CrossReference = Element & {
  /** As the author wrote it, `fig:map`. */
  readonly target: string;
  /** The element meant, or null where there is none. */
  readonly resolved: Id | null;
};
/** One citation cluster: sources cited together. */
export type CitationCluster = Element & {
  readonly citations: readonly Citation[];
  /** The note it stands in, if it stands in one. */
  readonly note: Id | null;
};

export type Manuscript = {
  readonly metadata: Metadata;
  readonly divisions: readonly Division[];
  readonly headings: readonly Heading[];
  readonly figures: readonly Figure[];
  readonly tables: readonly Table[];
  readonly equations: readonly Equation[];
  readonly notes: readonly Note[];
  readonly images: readonly Image[];
  readonly links: readonly Link[];
  readonly crossReferences: readonly CrossReference[];
  readonly citations: readonly CitationCluster[];
  /** Those written as spans and divisions; they are not in the trees. */
  readonly queries: readonly AskedQuery[];
  readonly bibliography: Bibliography;
};
