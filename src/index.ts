/** What programs may use of Colophon. */
export type { Diagnostic, Severity } from "./model/diagnostic.ts";
export type { EditionKind } from "./model/metadata.ts";
export type { Place } from "./model/place.ts";
export type { BuildReport, EditionReport, StageDone } from "./model/report.ts";
export { type BuildRequest, build } from "./pipeline.ts";
