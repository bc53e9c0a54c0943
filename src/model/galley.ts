import type { Item } from "./bibliography.ts";
import type { DivisionKind, DivisionRole, Id } from "./manuscript.ts";
import type { Metadata } from "./metadata.ts";
import type { Block, Inline } from "./pandoc.ts";
import type { Place } from "./place.ts";

/**
 * A piece of the publication that an e-book puts into one content document: the article's sections and reference
 * list, a book's divisions. The tree is complete and literal; `docs/galley.md` lists the classes it uses.
 */
export type SpineItem = {
  readonly id: Id;
  readonly role: DivisionRole;
  readonly kind: DivisionKind | "section" | "reference-list";
  /** Plain text, with its number. */
  readonly title: string;
  readonly blocks: readonly Block[];
};

/** One entry of the contents: a numbered or unnumbered heading. */
export type NavEntry = {
  readonly id: Id;
  /** Spine item the heading stands in. */
  readonly item: Id;
  /** Level in the contents, from 1. */
  readonly level: number;
  /** `2.1`, or `Chapter 2`, or empty. */
  readonly number: string;
  /** Plain text, without the number. */
  readonly title: string;
  readonly children: readonly NavEntry[];
};

/** A file the editions need, read once. */
export type Resource = {
  /** Name in the editions, `images/figure-1.png`: generated, ASCII, unique. */
  readonly href: string;
  readonly mediaType: "image/png" | "image/jpeg" | "image/svg+xml" | "image/webp";
  readonly bytes: Uint8Array;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** Where it is first asked for. */
  readonly place: Place;
};

/** The words the editions themselves say, in the publication's language. */
export type Terms = Readonly<
  Record<
    | "abstract"
    | "keywords"
    | "contents"
    | "references"
    | "notes"
    | "correspondence"
    | "email"
    | "received"
    | "accepted"
    | "published"
    | "licence"
    | "funding"
    | "figure"
    | "table"
    | "equation"
    | "section"
    | "chapter"
    | "part"
    | "appendix"
    | "cover"
    | "titlePage"
    | "volume"
    | "issue"
    | "backToText"
    | "figures"
    | "tables"
    | "pages"
    | "editors"
    | "translators"
    | "illustrators"
    | "skipToText",
    string
  >
>;

/** The complete text, numbered and cited, not yet paged: the one thing every edition starts from. */
export type Galley = {
  readonly metadata: Metadata;
  readonly terms: Terms;
  /** Tree of the abstract, one list of blocks. */
  readonly abstract: readonly Block[];
  readonly title: readonly Inline[];
  readonly subtitle: readonly Inline[];
  readonly spine: readonly SpineItem[];
  readonly nav: readonly NavEntry[];
  readonly resources: readonly Resource[];
  /** Entry of the reference list → the work it is about, with all data of the bibliography's. */
  readonly works: ReadonlyMap<Id, Item>;
  /** Element → where it was written. */
  readonly places: ReadonlyMap<Id, Place>;
};
