import type { Diagnostic } from "../model/diagnostic.ts";
import type { Galley } from "../model/galley.ts";
import type { Conformance } from "../model/report.ts";
import type { Verdict } from "./accessibility/condition.ts";
import { firstPlace } from "./first-place.ts";

export type ConformanceAudit = {
  /** With the claim where no condition failed. */
  readonly file: Uint8Array;
  readonly conformance: Conformance;
  readonly findings: readonly Diagnostic[];
};

type Standard = {
  readonly check: Diagnostic["check"];
  readonly standard: string;
  readonly conditions: string;
  /** Where the clauses are from. */
  readonly clauses: string;
  /** The file without and with the claim. */
  readonly plain: Uint8Array;
  readonly claiming: Uint8Array;
  readonly help: string;
};

/** A file may claim a standard where no condition failed, and none was left open. */
export function conformanceOf(
  galley: Galley,
  verdicts: readonly Verdict[],
  standard: Standard,
): ConformanceAudit {
  const failed = verdicts.filter(({ failures }) => failures.length > 0);
  const unchecked = verdicts.filter(
    (verdict) => verdict.unchecked !== undefined && !failed.includes(verdict),
  );
  const notApplicable = verdicts.filter(({ subjects }) => subjects === 0);
  const others = new Set([...failed, ...unchecked, ...notApplicable]);
  const claimed = failed.length === 0 && unchecked.length === 0;
  const ids = (some: readonly Verdict[]): readonly string[] => some.map(({ id }) => id);
  return {
    file: claimed ? standard.claiming : standard.plain,
    conformance: {
      standard: standard.standard,
      conditions: standard.conditions,
      claimed,
      checked: verdicts.length,
      passed: ids(verdicts.filter((verdict) => !others.has(verdict))),
      failed: ids(failed),
      notApplicable: ids(notApplicable),
      unchecked: ids(unchecked),
    },
    findings: [...failed, ...unchecked].map((verdict) => finding(verdict, galley, standard)),
  };
}

function finding(
  { id, clause, failure, failures, unchecked }: Verdict,
  galley: Galley,
  { check, standard, conditions, clauses, help }: Standard,
): Diagnostic {
  const [first] = failures;
  const where = first === undefined || first.page === 0 ? "" : ` on page ${first.page} of the file`;
  const more = failures.length > 1 ? ` and ${failures.length - 1} more` : "";
  const found = first === undefined ? `${unchecked}` : `${first.what}${where}${more}`;
  const name = id === clause ? `${clauses}, ${clause}` : `${conditions}, ${id} (${clauses}, ${clause})`;
  return {
    check,
    severity: "warning",
    place: firstPlace(galley),
    message: `${name}: ${failure} Found: ${found}; none was expected, so the PDF does not say that it is ${standard}.`,
    help,
  };
}
