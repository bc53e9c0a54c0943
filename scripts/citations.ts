#!/usr/bin/env node
import { citationReport, readCitationForm } from "../src/reports/citation-report.ts";
import { exitCode } from "../src/reports/exit-code.ts";
import { citationsHelp } from "../src/reports/help.ts";
import { openCache, paintOn, readCommandLine, runCommand, tell } from "./command.ts";

await runCommand(
  citationsHelp,
  () => {
    const { values, input } = readCommandLine({
      format: { type: "string", default: "text" },
      "no-cache": { type: "boolean", default: false },
    });
    return { ...values, form: readCitationForm(values.format), input };
  },
  async ({ form, input, ...line }) => {
    const cache = openCache(!line["no-cache"]);
    // Loaded only now, so that its compiled code can come from the cache.
    const { check } = await import("../src/check-pipeline.ts");
    const report = await check({ input, cache });
    process.stdout.write(citationReport(form, report.citations, paintOn(process.stdout)));
    const fatal = report.manuscript === null ? report.diagnostics : [];
    for (const { message, help } of fatal) tell(`${message} ${help}`);
    return exitCode(report.diagnostics, false);
  },
);
