import type { Place, Position } from "./place.ts";

/** `error`: the edition is wrong. `warning`: probably wrong. `advice`: could be better. */
export type Severity = "error" | "warning" | "advice";

/** A change of the author's file: the text from `from` up to `to` becomes `text`. */
export type Edit = {
  readonly file: string;
  readonly from: Position;
  readonly to: Position;
  readonly text: string;
};

/** One finding. The author's mistakes are data; only our own bugs and missing tools are thrown. */
export type Diagnostic = {
  /** A positive claim in words, `group/claim`, such as `citations/key-is-known`. */
  readonly check: string;
  readonly severity: Severity;
  readonly place: Place;
  /** Behind the last character meant, in the same file; absent where the place alone says enough. */
  readonly end?: Position;
  /** What is there, then what was expected; values quoted. */
  readonly message: string;
  /** How to mend it, in one sentence. */
  readonly help: string;
  readonly related?: readonly { readonly place: Place; readonly message: string }[];
  /** What mends it, where there is one right answer. */
  readonly edits?: readonly Edit[];
};

/** What a stage returns when it can meet the author's mistakes. */
export type Checked<Value> = {
  readonly value: Value;
  readonly diagnostics: readonly Diagnostic[];
};
