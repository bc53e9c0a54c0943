import type { Item } from "./bibliography.ts";
import type { Place } from "./place.ts";

/**
 * Where something stands in what was sent. `line` from 1 for files of text; `paragraph` from 1, counting every paragraph of
 * the text in order, for documents that have no lines; null where neither is known.
 */
export type SourcePlace = {
  /** Path relative to the folder that was sent, or the name of the file. */
  readonly file: string;
  readonly line: number | null;
  readonly paragraph: number | null;
};

/**
 * Something import decided, or left for the editor. `recognised`: taken for what the message says. `repaired`: changed.
 * `removed`: not in the result, for the reason the message gives. `left`: stands as it was, and somebody should look.
 */
export type ImportNotice = {
  readonly kind: "recognised" | "repaired" | "removed" | "left";
  /** What it is about, in one word or two: "heading", "author", "page number", "citation". */
  readonly subject: string;
  readonly certainty: "sure" | "likely" | "unsure";
  /** One sentence in plain words; what is quoted stands in quotation marks. */
  readonly message: string;
  readonly source: SourcePlace;
  /** Null where the result does not have it. */
  readonly result: Place | null;
  /** Words of the source that the result lacks on purpose: a running head, a typed number, "42". */
  readonly removedText?: string;
};

/** A question to somebody about a place of the result, as Word's comments and doubtful citations become. */
export type ImportQuery = {
  readonly text: string;
  /** Who asks, and when (ISO 8601), where that is known. */
  readonly author: string | null;
  readonly date: string | null;
  readonly source: SourcePlace;
  readonly result: Place | null;
};

/** What a reader of one format makes of what was sent, before citations are linked and anything is written. */
export type ImportDraft = {
  /** Front matter of `article.md`, keys as `docs/manuscript.schema.json` has them. */
  readonly metadata: Readonly<Record<string, unknown>>;
  /** Whether the source says that it is one, as classes of LaTeX do. */
  readonly isBook?: boolean;
  /** Markdown without front matter. */
  readonly text: string;
  /** Where the paragraphs of `text` stand in the source, by the line (from 1) each begins in; absent where that is not known. */
  readonly sources?: ReadonlyMap<number, SourcePlace>;
  /** Items for `references.json`, in the order of the source's list. */
  readonly items: readonly Item[];
  /** Pictures by their path in the manuscript folder, `figures/…`. */
  readonly resources: ReadonlyMap<string, Uint8Array>;
  /** All words of the source in order, as a reader sees them: what the result is compared with. */
  readonly sourceText: string;
  readonly notices: readonly ImportNotice[];
  readonly queries: readonly ImportQuery[];
};
