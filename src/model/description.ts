import type { Severity } from "./diagnostic.ts";

/**
 * A small text in which the check finds something, and the same text mended; nothing else is found in either. Both are
 * run as tests.
 */
export type Example = {
  readonly bad: string;
  readonly good: string;
  /** What the texts are: Markdown `text.md` if it is not said, else `publication.yaml`, `references.bib`, `profile.yaml`. */
  readonly file?: string;
  /** Other files the example needs, by name. */
  readonly beside?: Readonly<Record<string, string>>;
};

/** What people are told about a check; `docs/checks.md` is made of these. */
export type Description = {
  /** A positive claim in words, equal to the file's path: `headings/levels-step-by-one`. */
  readonly id: `${string}/${string}`;
  readonly severity: Severity;
  /** One sentence: what is checked. */
  readonly summary: string;
  /** One or two sentences: why it matters to a reader, an editor or a machine. */
  readonly why: string;
  /** One or two sentences: how to mend it. */
  readonly remedy: string;
  /** The standard it comes from, or "House". */
  readonly basis: string;
  /** Absent where it takes more than a manuscript to see it: a full disk, a finished file. */
  readonly example?: Example;
};
