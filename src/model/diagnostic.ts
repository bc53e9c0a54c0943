import type { Place } from "./place.ts";

/** `error`: the edition is wrong. `warning`: probably wrong. `advice`: could be better. */
export type Severity = "error" | "warning" | "advice";

/** One finding. The author's mistakes are data; only our own bugs and missing tools are thrown. */
export type Diagnostic = {
  /** A positive claim in words, `group/claim`, such as `citations/key-is-known`. */
  readonly check: string;
  readonly severity: Severity;
  readonly place: Place;
  /** What is there, then what was expected; values quoted. */
  readonly message: string;
  /** How to mend it, in one sentence. */
  readonly help: string;
  readonly related?: readonly { readonly place: Place; readonly message: string }[];
};

/** What a stage returns when it can meet the author's mistakes. */
export type Checked<Value> = {
  readonly value: Value;
  readonly diagnostics: readonly Diagnostic[];
};
