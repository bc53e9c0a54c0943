import type { Templates } from "../markup/template.ts";
import type { Description } from "../model/description.ts";
import type { CheckReport } from "../model/report.ts";
import { githubReport } from "./github.ts";
import { gitlabReport } from "./gitlab.ts";
import { htmlReport } from "./html.ts";
import { jsonText } from "./json.ts";
import { junitReport } from "./junit.ts";
import type { Paint } from "./paint.ts";
import { sarifReport } from "./sarif.ts";
import { textReport } from "./text.ts";

/** What the forms need beside the report. */
export type ReportContext = {
  /** The manuscript's folder, from where the command runs. */
  readonly folder: string;
  readonly rules: readonly Description[];
  readonly paint: Paint;
  readonly templates: Templates;
  /** Colophon's. */
  readonly version: string;
  /** SHA-256 in hexadecimal. */
  readonly digest: (text: string) => string;
};

const forms = {
  text: ({ diagnostics, texts }: CheckReport, { rules, paint }: ReportContext) =>
    textReport(diagnostics, { paint, texts, why: (check) => rules.find(({ id }) => id === check)?.why }),
  json: ({ diagnostics }: CheckReport) => jsonText(diagnostics),
  sarif: sarifReport,
  github: ({ diagnostics }: CheckReport, { folder }: ReportContext) => githubReport(diagnostics, folder),
  gitlab: ({ diagnostics }: CheckReport, context: ReportContext) => gitlabReport(diagnostics, context),
  junit: ({ diagnostics }: CheckReport, { rules }: ReportContext) => junitReport(diagnostics, rules),
  html: (report: CheckReport, { rules, templates }: ReportContext) => htmlReport(report, rules, templates),
} as const;

export type ReportForm = keyof typeof forms;

/** A form's name as typed on a command line. Throws where there is none of this name. */
export function readReportForm(name: string): ReportForm {
  const form = Object.keys(forms).find((known): known is ReportForm => known === name);
  if (form === undefined)
    throw new Error(`There is no format "${name}"; known are ${Object.keys(forms).join(", ")}.`);
  return form;
}

/** A check's report in one of its forms. */
export function checkReport(form: ReportForm, report: CheckReport, context: ReportContext): string {
  return forms[form](report, context);
}
