import type { Relation } from "./package-parts.ts";
import type { Change } from "./revisions.ts";
import type { Look, Styles } from "./styles.ts";
import type { Sources } from "./word-sources.ts";
import type { FieldCitation } from "./works-cited.ts";

/** What is known of a paragraph when its look no longer matters to Pandoc. */
export type Paragraph = {
  /** From 1, in the order of the text. */
  readonly number: number;
  readonly look: Look;
  /** As a reader sees it, without marks; citations of fields left out. */
  readonly text: string;
  /** All its letters are bold, by themselves or by its style. */
  readonly bold: boolean;
  readonly italic: boolean;
  /** Half points, of its largest letters. */
  readonly size: number;
  readonly inTable: boolean;
};

export type Picture = {
  /** Path in the package; null where there is none to show. */
  readonly part: string | null;
  readonly alternative: string;
  /** Of the text's width, in hundredths; null where unknown. */
  readonly share: number | null;
  readonly paragraph: number;
};

/** Something left out or left alone, at a paragraph. */
export type Remark = {
  readonly kind: "recognised" | "repaired" | "removed" | "left";
  readonly subject: string;
  readonly certainty: "sure" | "likely" | "unsure";
  readonly message: string;
  readonly paragraph: number | null;
  readonly removedText?: string;
};

export type Question = {
  readonly text: string;
  readonly author: string | null;
  readonly date: string | null;
  readonly paragraph: number;
};

/** Words that lead to another place of the document. */
export type Pointer = { readonly bookmark: string; readonly page: boolean };

export type Comment = { readonly text: string; readonly author: string | null; readonly date: string | null };

/** What all stories of a document fill together: the text, its notes. */
export type Story = {
  readonly styles: Styles;
  readonly sources: Sources;
  readonly comments: ReadonlyMap<string, Comment>;
  readonly changes: readonly Change[];
  /** Twentieths of a point between the margins. */
  readonly textWidth: number;
  readonly paragraphs: Paragraph[];
  readonly pictures: Picture[];
  readonly citations: FieldCitation[];
  readonly pointers: Pointer[];
  readonly questions: Question[];
  readonly remarks: Remark[];
  /** Name of a bookmark → number of its paragraph. */
  readonly bookmarks: Map<string, number>;
  /** Addresses of links, by the relationship they get in the package for Pandoc. */
  readonly links: Map<string, string>;
  /** Ids and classes that the headings and captions of some paragraphs have by themselves. */
  readonly names: Map<number, Named>;
};

export type Named = { readonly id: string; readonly classes: readonly string[] };

/** Relationships of the part a story stands in. */
export type Relations = ReadonlyMap<string, Relation>;

/** The beginning of a text, for messages. */
export function clip(text: string): string {
  const plain = text.replace(/\s+/g, " ").trim();
  return plain.length > 80 ? `${plain.slice(0, 79).trimEnd()}…` : plain;
}
