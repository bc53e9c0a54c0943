import type { Galley } from "../../model/galley.ts";
import type { ArchivalForm } from "../../model/metadata.ts";
import { judge } from "../accessibility/condition.ts";
import { type ConformanceAudit, conformanceOf } from "../conformance.ts";
import { withClaim } from "../with-claim.ts";
import { archivalConditions } from "./archival-conditions.ts";
import { readArchivalPdf } from "./read-archival-pdf.ts";

/** Looks whether a finished PDF may say that it is of that form, by clauses of ISO 19005; one that fails none gets the claim. */
export async function auditArchival(
  galley: Galley,
  bytes: Uint8Array,
  form: ArchivalForm,
): Promise<ConformanceAudit> {
  const part = form === "PDF/A-2b" ? 2 : 3;
  const claim = `<pdfaid:part>${part}</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>`;
  const claiming = withClaim(bytes, claim);
  return conformanceOf(galley, judge(archivalConditions, await readArchivalPdf(claiming, part)), {
    check: "audit/pdf-is-archival",
    standard: form,
    conditions: `clauses of ISO 19005-${part}`,
    clauses: `ISO 19005-${part}`,
    plain: bytes,
    claiming,
    help: "Look for what it names in the manuscript, such as an image in CMYK, and write it otherwise. If the manuscript is right there, report it as a fault of Colophon's.",
  });
}
