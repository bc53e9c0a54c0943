import type { Id } from "./manuscript.ts";

export type NumberedKind =
  | "part"
  | "chapter"
  | "appendix"
  | "section"
  | "figure"
  | "table"
  | "equation"
  | "note";

export type PrintedNumber = {
  readonly kind: NumberedKind;
  /** As printed, in the language's digits: `2.1`, `A`, `۳`. */
  readonly number: string;
  /** As printed where it is named: `Section 2.1`, `Figure 3`, `Equation (4)`. */
  readonly label: string;
};

/** The only source of numbers: editions print these and count nothing but pages. */
export type Numbering = ReadonlyMap<Id, PrintedNumber>;
