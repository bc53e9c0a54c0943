#!/usr/bin/env node
import type { StageDone } from "../src/model/report.ts";
import { readEditionNames } from "../src/reports/edition-names.ts";
import { exitCode } from "../src/reports/exit-code.ts";
import { buildHelp } from "../src/reports/help.ts";
import { buildJobSummary } from "../src/reports/job-summary.ts";
import { summary } from "../src/reports/summary.ts";
import { stageLine } from "../src/reports/terminal.ts";
import { textReport } from "../src/reports/text.ts";
import { openCache, paintOn, readCommandLine, runCommand, tell } from "./command.ts";
import { addToSummary } from "./job-summary.ts";

const { stdout, stderr } = process;

await runCommand(
  buildHelp,
  () => {
    const { values, input } = readCommandLine({
      out: { type: "string", default: "dist" },
      edition: { type: "string" },
      strict: { type: "boolean", default: false },
      quiet: { type: "boolean", default: false },
      summary: { type: "string" },
      "no-cache": { type: "boolean", default: false },
    });
    const editions = values.edition === undefined ? undefined : readEditionNames(values.edition);
    return { ...values, editions, input };
  },
  async (line) => {
    const cache = openCache(!line["no-cache"]);
    // Loaded only now, so that its compiled code can come from the cache. Who waits has started nothing that takes memory.
    const [{ refuseRedirection }, { waitForLock }] = await Promise.all([
      import("../src/tools/output.ts"),
      import("../src/tools/lock.ts"),
    ]);
    await refuseRedirection(line.out, line.input);
    const unlock = await waitForLock(line.out, tell);
    const { mayPrint, openToolbox } = await import("../src/tools/toolbox.ts");
    const toolbox = openToolbox(mayPrint(line.editions), cache);
    const { build } = await import("../src/pipeline.ts");
    const paint = paintOn(stderr);
    const onStage = (done: StageDone) => !line.quiet && stderr.isTTY && tell(stageLine(done, paint));
    const report = await build({ ...line, cache, toolbox, unlock, onStage });
    if (report.diagnostics.length > 0) tell(textReport(report.diagnostics, { paint }));
    if (!line.quiet) stdout.write(`${summary(report, line.out, paintOn(stdout))}\n`);
    addToSummary(line, (addressOf) => buildJobSummary(report, addressOf));
    return exitCode(report.diagnostics, line.strict);
  },
);
