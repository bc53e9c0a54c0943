/** A letter as it is painted. Points from the page's lower left corner. */
export type PaintedLetter = {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
};

/** Points from the page's lower left corner. */
export type PaintedBox = {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
};

/** What a reader put on a page (ISO 32000-1, 12.5.6). */
export type Annotation = {
  readonly id: string;
  readonly kind: "strike" | "mark" | "caret" | "note";
  /** What it covers, a box a line. */
  readonly boxes: readonly PaintedBox[];
  /** Empty where nothing was written. */
  readonly contents: string;
  /** Empty where that is not said. */
  readonly author: string;
  /** The annotation it answers or belongs to. */
  readonly repliesTo: string | null;
  /** Both are one mark: what is struck out and what comes in its place. */
  readonly isGrouped: boolean;
};

export type AnnotatedPage = {
  readonly width: number;
  readonly height: number;
  /** In the order they are painted. */
  readonly letters: readonly PaintedLetter[];
  readonly annotations: readonly Annotation[];
};
