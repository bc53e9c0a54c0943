#!/usr/bin/env node
import { statSync } from "node:fs";
import { dirname } from "node:path";
import { checkReport, readReportForm } from "../src/reports/check-report.ts";
import { diff } from "../src/reports/diff.ts";
import { exitCode } from "../src/reports/exit-code.ts";
import { checkHelp } from "../src/reports/help.ts";
import { noPaint } from "../src/reports/paint.ts";
import { checkSummary } from "../src/reports/summary.ts";
import { openCache, paintOn, readCommandLine, runCommand, tell } from "./command.ts";

const { stdout, stderr } = process;

await runCommand(
  checkHelp,
  () => {
    const { values, input } = readCommandLine({
      format: { type: "string", default: "text" },
      out: { type: "string" },
      profile: { type: "string" },
      fix: { type: "boolean", default: false },
      strict: { type: "boolean", default: false },
      quiet: { type: "boolean", default: false },
      "no-cache": { type: "boolean", default: false },
    });
    return { ...values, form: readReportForm(values.format), input };
  },
  async ({ form, input, ...line }) => {
    const cache = openCache(!line["no-cache"]);
    // Loaded only now, so that its compiled code can come from the cache.
    const [{ check, reportContext }, { writeWhole }] = await Promise.all([
      import("../src/check-pipeline.ts"),
      import("../src/tools/output.ts"),
    ]);
    const report = await check({ ...line, input, cache });
    const paint = form === "text" && line.out === undefined ? paintOn(stdout) : noPaint;
    const folder = statSync(input, { throwIfNoEntry: false })?.isFile() ? dirname(input) : input;
    const changes = report.changes.map(({ file, before, after }) =>
      diff(file, before, after, paintOn(stderr)),
    );
    if (changes.length > 0) tell(changes.join("\n"));
    const text = checkReport(form, report, { ...(await reportContext()), folder, paint });
    if (line.out === undefined) stdout.write(text);
    else await writeWhole(line.out, text);
    if (!line.quiet) tell(checkSummary(report, paintOn(stderr)));
    return exitCode(report.diagnostics, line.strict);
  },
);
