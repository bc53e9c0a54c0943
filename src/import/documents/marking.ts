import type { Remark, Story } from "../docx/story.ts";
import type { Look } from "../docx/styles.ts";

/** What marking a tree reads and fills. */
export type Marking = {
  readonly story: Story;
  /** How a paragraph looks that has no style. */
  readonly plain: Look;
  /** Names of styles by the letters of a paragraph's text. */
  readonly styles: ReadonlyMap<string, readonly string[]>;
  readonly headingsAreNumbered: boolean;
  /** Numbers of paragraphs by the letters of their text, formulas left out. */
  readonly numbers: Map<string, number>;
  /** The way most of the text runs. */
  readonly rightToLeft: boolean;
  /** Number of the paragraph under way. */
  open: number | null;
};

export function remarkOn({ story, open }: Marking, what: Omit<Remark, "paragraph" | "certainty">): void {
  const paragraph = open ?? (story.paragraphs.length || null);
  story.remarks.push({ ...what, certainty: "sure", paragraph });
}

/** An id leads to the paragraph under way, or else to the next. */
export function anchor(id: string, { story, open }: Marking): void {
  if (id !== "" && !story.bookmarks.has(id)) story.bookmarks.set(id, open ?? story.paragraphs.length + 1);
}
