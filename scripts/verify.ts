#!/usr/bin/env node
import type { StageDone } from "../src/model/report.ts";
import { exitCode } from "../src/reports/exit-code.ts";
import { verifyHelp } from "../src/reports/help.ts";
import { verificationSummary } from "../src/reports/release-summary.ts";
import { stageLine } from "../src/reports/terminal.ts";
import { textReport } from "../src/reports/text.ts";
import { openCache, paintOn, readCommandLine, runCommand, tell } from "./command.ts";

const { stdout, stderr } = process;

await runCommand(
  verifyHelp,
  () => {
    const { values, positionals } = readCommandLine({
      rebuild: { type: "boolean", default: false },
      "no-cache": { type: "boolean", default: false },
    });
    const [folder] = positionals;
    if (folder === undefined) throw new Error("A release was expected, such as dist/release/1.0.0.");
    return { ...values, folder };
  },
  async (line) => {
    const cache = openCache(!line["no-cache"]);
    // Loaded only now, so that its compiled code can come from the cache.
    const { verifyRelease } = await import("../src/verify-pipeline.ts");
    const paint = paintOn(stderr);
    const onStage = (done: StageDone) => stderr.isTTY && tell(stageLine(done, paint));
    const verification = await verifyRelease({ ...line, cache, onStage });
    if (verification.diagnostics.length > 0) tell(textReport(verification.diagnostics, { paint }));
    stdout.write(verificationSummary(verification, paintOn(stdout)));
    return exitCode(verification.diagnostics, false);
  },
);
