import type { Change } from "./change.ts";
import type { Severity } from "./diagnostic.ts";
import type { Query } from "./query.ts";

/** What the desk of a preview is told, as JSON. */
export type PreviewState = {
  /** Grows with each build. */
  readonly revision: number;
  /** Plain text. */
  readonly title: string;
  /** Language and direction of the manuscript. */
  readonly language: string;
  readonly direction: "ltr" | "rtl";
  /** Time of day at which the pages were made, `14:03:20`; empty where there are none yet. */
  readonly made: string;
  /** The pages are older than the text, which could not be set. */
  readonly isStale: boolean;
  readonly pages: readonly PreviewPage[];
  readonly findings: readonly PreviewFinding[];
  readonly queries: readonly PreviewQuery[];
  /** Address that opens an editor, with `{path}`, `{line}` and `{column}`; the path of the manuscript's folder. */
  readonly editor: string;
  readonly folder: string;
  /** What it is compared with where nobody says otherwise. */
  readonly against: string;
};

/** Equal digests are equal pages. */
export type PreviewPage = { readonly digest: string; readonly folio: string };

/** Something said about a place of the manuscript, and where that is on the pages. */
export type PreviewRemark = {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** From 0; null where the place is on no page. */
  readonly page: number | null;
  /** Mark of the block, as it stands in `data-place`; empty where there is none. */
  readonly mark: string;
  readonly message: string;
  readonly help: string;
};

export type PreviewFinding = PreviewRemark & { readonly check: string; readonly severity: Severity };

/** What is asked in the manuscript; its help is the answer. */
export type PreviewQuery = PreviewRemark & Pick<Query, "id" | "label" | "addressee" | "state">;

/** What was changed since another version, and the pages that show both. */
export type PreviewComparison = {
  readonly against: string;
  /** Time of day, as of the pages. */
  readonly made: string;
  readonly changes: readonly PreviewChange[];
  readonly pages: readonly PreviewPage[];
};

/** A change with its place in the text as it is now; `file` is empty where it stands there no more. */
export type PreviewChange = Pick<Change, "number" | "kind" | "what" | "before" | "after"> &
  Pick<PreviewRemark, "file" | "line" | "column" | "page" | "mark">;
