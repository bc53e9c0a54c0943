import type { Galley } from "../../model/galley.ts";
import { type ConformanceAudit, conformanceOf } from "../conformance.ts";
import { withClaim } from "../with-claim.ts";
import { judge } from "./condition.ts";
import { conditions } from "./conditions.ts";
import { readTaggedPdf } from "./read-tagged-pdf.ts";

/**
 * Looks whether a finished PDF may say that it follows ISO 14289-1 (PDF/UA-1), by what a program can find of the
 * Matterhorn Protocol 1.1. One that fails none gets the claim.
 */
export async function auditAccessibility(galley: Galley, bytes: Uint8Array): Promise<ConformanceAudit> {
  const claiming = withClaim(bytes, "<pdfuaid:part>1</pdfuaid:part>");
  return conformanceOf(galley, judge(conditions, await readTaggedPdf(claiming)), {
    check: "audit/pdf-is-accessible",
    standard: "PDF/UA-1",
    conditions: "Matterhorn Protocol 1.1",
    clauses: "ISO 14289-1",
    plain: bytes,
    claiming,
    help: "Look for the place in the manuscript, such as an image without an alternative text. If the manuscript is right there, report it as a fault of Colophon's.",
  });
}
