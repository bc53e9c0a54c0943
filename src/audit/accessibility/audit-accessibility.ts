import type { Diagnostic } from "../../model/diagnostic.ts";
import type { Galley } from "../../model/galley.ts";
import type { Conformance } from "../../model/report.ts";
import { firstPlace } from "../first-place.ts";
import { withClaim } from "../with-claim.ts";
import type { Condition, Look } from "./condition.ts";
import { conditions } from "./conditions.ts";
import { readTaggedPdf } from "./read-tagged-pdf.ts";
import type { TaggedPdf } from "./tagged-pdf.ts";

export type AccessibilityAudit = {
  /** With the claim where no condition failed. */
  readonly file: Uint8Array;
  readonly conformance: Conformance;
  readonly findings: readonly Diagnostic[];
};

export type Verdict = Condition & Look;

/** Asks all conditions of a file. */
export function judge(pdf: TaggedPdf): readonly Verdict[] {
  return conditions.map((condition) => ({ ...condition, ...condition.look(pdf) }));
}

/**
 * Looks whether a finished PDF may say that it follows ISO 14289-1 (PDF/UA-1), by what a program can find of the
 * Matterhorn Protocol 1.1. One that fails none gets the claim.
 */
export async function auditAccessibility(galley: Galley, bytes: Uint8Array): Promise<AccessibilityAudit> {
  const claiming = withClaim(bytes, "<pdfuaid:part>1</pdfuaid:part>");
  const verdicts = judge(await readTaggedPdf(claiming));
  const failed = verdicts.filter(({ failures }) => failures.length > 0);
  const unchecked = verdicts.filter(
    (verdict) => verdict.unchecked !== undefined && !failed.includes(verdict),
  );
  const notApplicable = verdicts.filter(({ subjects }) => subjects === 0);
  const others = new Set([...failed, ...unchecked, ...notApplicable]);
  const claimed = failed.length === 0 && unchecked.length === 0;
  const ids = (some: readonly Verdict[]): readonly string[] => some.map(({ id }) => id);
  return {
    file: claimed ? claiming : bytes,
    conformance: {
      standard: "PDF/UA-1",
      conditions: "Matterhorn Protocol 1.1",
      claimed,
      checked: verdicts.length,
      passed: ids(verdicts.filter((verdict) => !others.has(verdict))),
      failed: ids(failed),
      notApplicable: ids(notApplicable),
      unchecked: ids(unchecked),
    },
    findings: [...failed, ...unchecked].map((verdict) => finding(verdict, galley)),
  };
}

function finding({ id, clause, failure, failures, unchecked }: Verdict, galley: Galley): Diagnostic {
  const [first] = failures;
  const where = first === undefined || first.page === 0 ? "" : ` on page ${first.page} of the file`;
  const more = failures.length > 1 ? ` and ${failures.length - 1} more` : "";
  const found = first === undefined ? `${unchecked}` : `${first.what}${where}${more}`;
  return {
    check: "audit/pdf-is-accessible",
    severity: "warning",
    place: firstPlace(galley),
    message: `Matterhorn ${id} (ISO 14289-1, ${clause}): ${failure} Found: ${found}; none was expected, so the PDF does not say that it is PDF/UA.`,
    help: "Look for the place in the manuscript, such as an image without an alternative text. If the manuscript is right there, report it as a fault of Colophon's.",
  };
}
