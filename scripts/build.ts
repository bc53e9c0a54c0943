#!/usr/bin/env node
import { parseArgs, styleText } from "node:util";
import type { StageDone } from "../src/model/report.ts";
import { readEditionNames } from "../src/reports/edition-names.ts";
import { exitCode } from "../src/reports/exit-code.ts";
import { buildHelp } from "../src/reports/help.ts";
import { summary } from "../src/reports/summary.ts";
import { paintWith, stageLine } from "../src/reports/terminal.ts";
import { printable, textReport } from "../src/reports/text.ts";
import { openCacheFolder } from "../src/tools/cache-folder.ts";
import { keepCompiledCode } from "../src/tools/compiled-code.ts";

const { stdout, stderr } = process;
const paintOn = (stream: NodeJS.WriteStream) =>
  paintWith((style, text) => styleText(style, text, { stream }));
const tell = (text: string): boolean => stderr.write(`${text}\n`);
function commandLine() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      out: { type: "string", default: "dist" },
      edition: { type: "string" },
      strict: { type: "boolean", default: false },
      quiet: { type: "boolean", default: false },
      "no-cache": { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (positionals.length > 1) throw new Error(`One folder or file was expected, not ${positionals.length}.`);
  const editions = values.edition === undefined ? undefined : readEditionNames(values.edition);
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
  if (line.help) stdout.write(`${buildHelp}\n`);
  if (line.help) return 0;
  const cache = line["no-cache"] ? null : openCacheFolder();
  if (cache !== null) keepCompiledCode(cache);
  // Loaded only now, so that its compiled code can come from the cache.
  const { build } = await import("../src/pipeline.ts");
  const paint = paintOn(stderr);
  const onStage = (done: StageDone) => !line.quiet && stderr.isTTY && tell(stageLine(done, paint));
  const report = await build({ ...line, cache, onStage });
  if (report.diagnostics.length > 0) tell(textReport(report.diagnostics, paint));
  if (!line.quiet) stdout.write(`${summary(report, line.out, paintOn(stdout))}\n`);
  return exitCode(report.diagnostics, line.strict);
}

process.exitCode = await main().catch((error: unknown) => {
  tell(`Colophon failed, which is a fault of its own: ${printable(String(error))}`);
  return 70;
});
