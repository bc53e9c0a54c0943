import type { Diagnostic, Severity } from "../model/diagnostic.ts";
import type { Profile } from "../model/profile.ts";
import type { Subject } from "../model/subject.ts";
import { catalogue } from "./catalogue.ts";
import type { Check, Finding } from "./check.ts";

/** Runs every check the profile wants; a check that is off takes no time. */
export function runChecks(subject: Subject, checks: readonly Check[] = catalogue): readonly Diagnostic[] {
  return checks.flatMap((check) => {
    const severity = severityOf(check.id, subject.profile) ?? check.severity;
    if (severity === "off") return [];
    return once(check.run(subject)).map((finding) => diagnosticOf(check, severity, finding));
  });
}

/** A file that is included twice says everything twice. */
function once(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Set<string>();
  return findings.filter(({ place: { file, line, column }, message }) => {
    const key = `${line}:${column} ${file} ${message}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** What the profile says of a check; its own name comes before its group's (`text/*`). */
export function severityOf(id: string, { severities }: Profile): Severity | "off" | undefined {
  return severities.get(id) ?? severities.get(`${id.split("/")[0]}/*`);
}

function diagnosticOf({ id, remedy }: Check, severity: Severity, finding: Finding): Diagnostic {
  return { check: id, severity, help: remedy, ...finding };
}
