import type { Diagnostic } from "../model/diagnostic.ts";
import type { Galley } from "../model/galley.ts";
import type { Conformance } from "../model/report.ts";
import type { ConformanceAudit } from "./conformance.ts";
import { firstPlace } from "./first-place.ts";
import { readVeraPdfReport } from "./verapdf-report.ts";

/** An audit, with what others said of the file. */
export type AuditedFile = {
  readonly file: Uint8Array;
  readonly conformance: readonly Conformance[];
  readonly findings: readonly Diagnostic[];
};

/** Adds veraPDF's report to an audit of ours. Where it does not agree, the file says nothing of the standard. */
export function withSecondOpinion(
  galley: Galley,
  plain: Uint8Array,
  { file, conformance, findings }: ConformanceAudit,
  written: string | null,
): AuditedFile {
  if (written === null) return { file, conformance: [conformance], findings };
  const report = readVeraPdfReport(written);
  const isSound = report?.isCompliant === true;
  const own = { ...conformance, claimed: conformance.claimed && isSound };
  const opinion: Conformance = {
    standard: conformance.standard,
    conditions: `veraPDF ${report?.version ?? ""}: ${report?.profile ?? "no report"}`,
    claimed: own.claimed,
    checked: report?.checked ?? 0,
    passed: [],
    failed: (report?.failed ?? []).map(({ clause, test }) => `${clause}-${test}`),
    notApplicable: [],
    unchecked: [],
  };
  return {
    file: isSound ? file : plain,
    conformance: [own, opinion],
    findings: [...findings, ...disagreements(galley, conformance.standard, written)],
  };
}

function disagreements(galley: Galley, standard: string, written: string): readonly Diagnostic[] {
  const report = readVeraPdfReport(written);
  if (report?.isCompliant === true) return [];
  const finding = (message: string): Diagnostic => ({
    check: "audit/verapdf-agrees",
    severity: "warning",
    place: firstPlace(galley),
    message: `${message} The PDF does not say that it is ${standard}.`,
    help: "Look for the place in the manuscript. If the manuscript is right there, report it as a fault of Colophon's, with veraPDF's report.",
  });
  if (report === undefined || report.failed.length === 0)
    return [
      finding(
        `veraPDF gave no report that says why: "${written.trim().slice(0, 200)}"; a report was expected.`,
      ),
    ];
  return report.failed.map(({ specification, clause, test, description, times }) =>
    finding(`veraPDF: ${specification}, ${clause}, test ${test}, failed ${times} times: "${description}"`),
  );
}
