import type { Diagnostic } from "../model/diagnostic.ts";
import type { Profile } from "../model/profile.ts";
import { severityOf } from "./run.ts";

/** Findings of other rooms with the severities a journal's profile gives them, without those it does not want. */
export function withProfile(diagnostics: readonly Diagnostic[], profile: Profile): readonly Diagnostic[] {
  return diagnostics.flatMap((diagnostic) => {
    const severity = severityOf(diagnostic.check, profile) ?? diagnostic.severity;
    return severity === "off" ? [] : [{ ...diagnostic, severity }];
  });
}
