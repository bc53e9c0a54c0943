import type { Diagnostic } from "./diagnostic.ts";
import type { EditionKind } from "./metadata.ts";

/** One finished file. */
export type EditionReport = {
  readonly kind: EditionKind;
  /** File name in the output folder. */
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly pages?: number;
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

/** What `report.json` says of a build. */
export type BuildReport = {
  readonly tool: { readonly name: string; readonly version: string };
  /** `folder` as the person named it. */
  readonly manuscript: { readonly folder: string; readonly title: string; readonly counts: Counts } | null;
  readonly editions: readonly EditionReport[];
  readonly diagnostics: readonly Diagnostic[];
  /** Milliseconds by stage; stages run side by side, so they do not add up. */
  readonly timings: Readonly<Record<string, number>>;
  readonly versions: Readonly<Record<string, string>>;
};

/** A stage has ended. */
export type StageDone = { readonly stage: string; readonly milliseconds: number };
