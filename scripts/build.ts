#!/usr/bin/env node
import { parseArgs } from "node:util";
import { chalk, echo } from "zx";
import { build, readEditions } from "../src/pipeline.ts";
import { exitCode } from "../src/reports/exit-code.ts";
import { buildHelp } from "../src/reports/help.ts";
import { summary } from "../src/reports/summary.ts";
import { paintWith, stageLine } from "../src/reports/terminal.ts";
import { printable, textReport } from "../src/reports/text.ts";

const paint = paintWith(chalk);
const tell = (text: string): boolean => process.stderr.write(`${text}\n`);

function commandLine() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      out: { type: "string", default: "dist" },
      edition: { type: "string" },
      strict: { type: "boolean", default: false },
      quiet: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (positionals.length > 1) throw new Error(`One folder or file was expected, not ${positionals.length}.`);
  const editions = values.edition === undefined ? undefined : readEditions(values.edition);
  return { ...values, editions, input: positionals[0] ?? "manuscript" };
}

/** A wrong command line says how it should be; only our own faults are left for 70. */
async function main(): Promise<number> {
  let line: ReturnType<typeof commandLine>;
  try {
    line = commandLine();
  } catch (error) {
    tell(`${printable(error instanceof Error ? error.message : String(error))}\n\n${buildHelp}`);
    return 2;
  }
  if (line.help) {
    echo(buildHelp);
    return 0;
  }
  const watch = !line.quiet && process.stderr.isTTY;
  const report = await build({ ...line, onStage: (done) => watch && tell(stageLine(done, paint)) });
  if (report.diagnostics.length > 0) tell(textReport(report.diagnostics, paint));
  if (!line.quiet) echo(summary(report, line.out, paint));
  return exitCode(report.diagnostics, line.strict);
}

process.exitCode = await main().catch((error: unknown) => {
  tell(`Colophon failed, which is a fault of its own: ${printable(String(error))}`);
  return 70;
});
