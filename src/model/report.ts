import type { Change, PageChange } from "./change.ts";
import type { CitationTable } from "./citation-table.ts";
import type { Correction } from "./correction.ts";
import type { Diagnostic } from "./diagnostic.ts";
import type { EditionKind } from "./metadata.ts";
import type { Query } from "./query.ts";

/** What the checks of a standard's conditions say of a finished file; conditions are named as the standard's protocol does. */
export type Conformance = {
  /** Such as `PDF/UA-1`. */
  readonly standard: string;
  /** Whose list of conditions it is. */
  readonly conditions: string;
  /** Whether the file says of itself that it follows the standard, which it does where nothing failed. */
  readonly claimed: boolean;
  readonly checked: number;
  readonly passed: readonly string[];
  readonly failed: readonly string[];
  /** What they ask about is not in the file. */
  readonly notApplicable: readonly string[];
  /** What they ask about is in the file, and none of the checks looks into it. */
  readonly unchecked: readonly string[];
};

/** One finished file. */
export type EditionReport = {
  readonly kind: EditionKind;
  /** File name in the output folder. */
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly pages?: number;
  readonly conformance?: readonly Conformance[];
};

export type Counts = {
  readonly words: number;
  readonly headings: number;
  readonly figures: number;
  readonly tables: number;
  readonly equations: number;
  readonly notes: number;
  readonly citations: number;
  readonly items: number;
};

/** `folder` as the person named it. */
export type ManuscriptFacts = { readonly folder: string; readonly title: string; readonly counts: Counts };

/** Edges in CSS pixels from a page's upper left corner. */
export type Box = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

/** A finished page in outline, with what displeases on it. Lengths are CSS pixels. */
export type PageSketch = {
  /** As printed. */
  readonly folio: string;
  readonly width: number;
  readonly height: number;
  readonly lines: readonly Box[];
  readonly pictures: readonly Box[];
  readonly spots: readonly { readonly box: Box; readonly check: string; readonly message: string }[];
};

/** What a build's page of findings shows beyond those of a check. */
export type BuiltPages = {
  readonly editions: readonly EditionReport[];
  readonly sketches: readonly PageSketch[];
  /** Pages with findings that are not shown. */
  readonly more: number;
};

/** What a check found. */
export type CheckReport = {
  readonly manuscript: ManuscriptFacts | null;
  readonly diagnostics: readonly Diagnostic[];
  readonly waived: readonly WaivedDiagnostic[];
  readonly citations: CitationTable;
  /** Lines of the files that findings are in, by path, for showing what is meant. */
  readonly texts: ReadonlyMap<string, readonly string[]>;
  /** What was mended, by file. */
  readonly changes: readonly { readonly file: string; readonly before: string; readonly after: string }[];
  readonly timings: Readonly<Record<string, number>>;
};

export type WaivedDiagnostic = Diagnostic & { readonly reason: string };

/** What `report.json` says of a build. */
export type BuildReport = {
  readonly tool: { readonly name: string; readonly version: string };
  readonly manuscript: ManuscriptFacts | null;
  readonly editions: readonly EditionReport[];
  readonly diagnostics: readonly Diagnostic[];
  /** Findings that were let stand, each with why. */
  readonly waived: readonly WaivedDiagnostic[];
  /** Milliseconds by stage; stages run side by side, so they do not add up. */
  readonly timings: Readonly<Record<string, number>>;
  readonly versions: Readonly<Record<string, string>>;
};

/** A stage has ended. */
export type StageDone = { readonly stage: string; readonly milliseconds: number };

/** What is asked about a manuscript. */
export type QueryReport = {
  /** In reading order. */
  readonly queries: readonly Query[];
  /** What is wrong with `queries.yaml`, or kept the manuscript from being read. */
  readonly diagnostics: readonly Diagnostic[];
  /** An error for every query that is not closed: what keeps a release back. */
  readonly open: readonly Diagnostic[];
};

/** What a proof was made of. */
export type ProofReport = {
  /** Names in the output folder. */
  readonly files: readonly string[];
  readonly pages: number;
  /** Queries that it shows; page and line from 1, null where a query's place is on no page. */
  readonly queries: readonly (Query & { readonly page: number | null; readonly line: number | null })[];
  readonly diagnostics: readonly Diagnostic[];
};

/** How two versions of a manuscript differ. */
export type ChangeReport = {
  /** Names in the output folder. */
  readonly files: readonly string[];
  /** In reading order. */
  readonly changes: readonly Change[];
  /** Of the new version. */
  readonly pages: readonly PageChange[];
  readonly diagnostics: readonly Diagnostic[];
};

/** What was written on a proof. */
export type CorrectionReport = {
  readonly corrections: readonly Correction[];
  /** Files as they are and as they would be, or were made, with the corrections that say exactly what to change. */
  readonly changes: readonly { readonly file: string; readonly before: string; readonly after: string }[];
  /** Numbers of those that were asked for and could not be made. */
  readonly refused: readonly number[];
  readonly diagnostics: readonly Diagnostic[];
};
