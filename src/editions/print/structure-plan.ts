/** What an element of the pages is beyond what the browser tags it as. */
export type PlannedElement = {
  readonly kind: "formula" | "note" | "contents" | "works" | "work" | "span" | "block";
  /** The same for all pieces of what pages divide; empty where it is whole. */
  readonly key: string;
  /** Whether it goes on from the page before. */
  readonly continues: boolean;
  /** BCP 47; empty where it is that of what surrounds it. */
  readonly language: string;
  /** What is said for a formula. */
  readonly words: string;
};

export type PlannedLink = {
  /** The address it is printed with. */
  readonly target: string;
  readonly words: string;
  /** Whether it is the sign of a note. */
  readonly isCall: boolean;
};

export type StructurePlan = {
  /** An element whose language ends in `-x-k7` is the eighth of these. */
  readonly elements: readonly PlannedElement[];
  /** In the order of the pages. */
  readonly links: readonly PlannedLink[];
};
