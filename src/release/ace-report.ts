import { z } from "zod";
import type { Diagnostic } from "../model/diagnostic.ts";
import { finding } from "./checksums.ts";

const outcome = z.object({ "earl:outcome": z.string(), "dct:description": z.string().optional() });
const reportSchema = z.object({
  "earl:assertedBy": z.object({ "doap:release": z.object({ "doap:revision": z.string() }) }),
  "earl:result": outcome,
  assertions: z.array(
    z.object({
      "earl:testSubject": z.object({ url: z.string() }),
      assertions: z.array(
        z.object({
          "earl:test": z.object({ "dct:title": z.string(), "earl:impact": z.string().optional() }),
          "earl:result": outcome,
        }),
      ),
    }),
  ),
});

/** What DAISY Ace says of an EPUB. */
export type AceOpinion = { readonly version: string | null; readonly findings: readonly Diagnostic[] };

const help =
  "Look for the place in the manuscript. If the manuscript is right there, report it as a fault of Colophon's, with Ace's report.";

/** Reads Ace's report (EARL in JSON, as it has it since 1.0); what is no report is a finding, too. */
export function readAceReport(file: string, text: string): AceOpinion {
  const told = (message: string): Diagnostic => finding("release/ace-passes", file, message, help);
  const report = reportOf(text);
  if (report === null) {
    const said = text.replace(/\s+/g, " ").trim().slice(0, 200);
    return {
      version: null,
      findings: [told(`DAISY Ace gave no report on "${file}": "${said}"; a report was expected.`)],
    };
  }
  const failed = report.assertions.flatMap(({ "earl:testSubject": { url }, assertions }) =>
    assertions
      .filter(({ "earl:result": result }) => result["earl:outcome"] !== "pass")
      .map(({ "earl:test": test, "earl:result": { "dct:description": why = "" } }) => {
        const impact = test["earl:impact"] === undefined ? "" : ` (${test["earl:impact"]})`;
        return told(`DAISY Ace: "${url}" in "${file}" fails ${test["dct:title"]}${impact}: ${why}`.trim());
      }),
  );
  const isPassed = report["earl:result"]["earl:outcome"] === "pass";
  return {
    version: report["earl:assertedBy"]["doap:release"]["doap:revision"],
    findings:
      isPassed || failed.length > 0 ? failed : [told(`DAISY Ace fails "${file}" and does not say why.`)],
  };
}

function reportOf(text: string): z.infer<typeof reportSchema> | null {
  try {
    return reportSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
