#!/usr/bin/env node
import type { StageDone } from "../src/model/report.ts";
import { readVersion } from "../src/release/version.ts";
import { exitCode } from "../src/reports/exit-code.ts";
import { releaseHelp } from "../src/reports/help.ts";
import { releaseJobSummary } from "../src/reports/job-summary.ts";
import { releaseSummary } from "../src/reports/release-summary.ts";
import { stageLine } from "../src/reports/terminal.ts";
import { textReport } from "../src/reports/text.ts";
import { openCache, paintOn, readCommandLine, runCommand, tell } from "./command.ts";
import { addToSummary } from "./job-summary.ts";

const { stdout, stderr } = process;

await runCommand(
  releaseHelp,
  () => {
    const { values, input } = readCommandLine({
      version: { type: "string" },
      out: { type: "string", default: "dist" },
      "dry-run": { type: "boolean", default: false },
      summary: { type: "string" },
      "no-cache": { type: "boolean", default: false },
    });
    return { ...values, version: readVersion(values.version), dryRun: values["dry-run"], input };
  },
  async (line) => {
    const cache = openCache(!line["no-cache"]);
    // Loaded only now, so that its compiled code can come from the cache.
    const { makeRelease } = await import("../src/release-pipeline.ts");
    const paint = paintOn(stderr);
    const onStage = (done: StageDone) => stderr.isTTY && tell(stageLine(done, paint));
    const release = await makeRelease({ ...line, cache, onStage, onNotice: tell });
    if (release.diagnostics.length > 0) tell(textReport(release.diagnostics, { paint }));
    if (release.files.length > 0) stdout.write(releaseSummary(release, line.dryRun, paintOn(stdout)));
    else tell("No release was made.");
    addToSummary(line, (addressOf) => releaseJobSummary(release, addressOf));
    return exitCode(release.diagnostics, true);
  },
);
