import type { Diagnostic } from "./diagnostic.ts";
import type { BuildReport } from "./report.ts";

/** One file of a release. */
export type ReleaseFile = { readonly file: string; readonly bytes: number; readonly sha256: string };

/** What came of making a release. */
export type Release = {
  /** Where it is, or would be. */
  readonly folder: string;
  /** Null where no editions were made. */
  readonly report: BuildReport | null;
  /** Everything that was found, with open queries as errors. */
  readonly diagnostics: readonly Diagnostic[];
  /** In order of their names; none where the release was refused. */
  readonly files: readonly ReleaseFile[];
};

/** What came of looking whether a release is what it claims. */
export type Verification = {
  /** Of the publication; null where the manifest cannot be read. */
  readonly title: string | null;
  readonly version: string | null;
  /** What was looked at, a line each. */
  readonly looked: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
};
