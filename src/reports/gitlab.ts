import type { Diagnostic, Severity } from "../model/diagnostic.ts";
import { pathFrom } from "./github.ts";
import { jsonText } from "./json.ts";
import { sortByPlace } from "./places.ts";

const severities: Readonly<Record<Severity, string>> = { error: "major", warning: "minor", advice: "info" };

export type GitlabContext = {
  /** The manuscript's folder, from where the command runs. */
  readonly folder: string;
  /** SHA-256 in hexadecimal. */
  readonly digest: (text: string) => string;
};

/**
 * A Code Quality report, of which GitLab shows each finding at its line of a merge request: the issues of Code Climate's
 * specification, of which it reads these fields. A finding keeps its fingerprint when its line moves.
 */
export function gitlabReport(diagnostics: readonly Diagnostic[], { folder, digest }: GitlabContext): string {
  const seen = new Map<string, number>();
  const issues = sortByPlace(diagnostics).map(({ check, severity, place, end, message, help }) => {
    const path = pathFrom(folder, place.file);
    const key = JSON.stringify([check, path, message]);
    const times = seen.get(key) ?? 0;
    seen.set(key, times + 1);
    return {
      description: `${message} ${help}`.trim(),
      check_name: check,
      fingerprint: digest(`${key}${times}`),
      severity: severities[severity],
      location: { path, lines: { begin: place.line, ...(end !== undefined && { end: end.line }) } },
    };
  });
  return jsonText(issues);
}
