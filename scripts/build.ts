#!/usr/bin/env node
import { parseArgs } from "node:util";
import { chalk, echo } from "zx";
import { build, readEditions } from "../src/pipeline.ts";
import { exitCode } from "../src/reports/exit-code.ts";
import { summary } from "../src/reports/summary.ts";
import { paintWith, stageLine } from "../src/reports/terminal.ts";
import { printable, textReport } from "../src/reports/text.ts";

const help = `npm run build -- [folder or file] [options]

Checks a manuscript, builds its PDF and its EPUB, reads both back and compares them.

  --out <folder>     where the files go (default: dist)
  --edition <kinds>  pdf, epub or pdf,epub (default: what the manuscript says, else both)
  --strict           warnings fail the build, too
  --quiet            say nothing but what is wrong
  --help             this text

Exit codes: 0 built, 1 the manuscript has errors, 2 wrong command line or configuration, 3 refused by policy,
4 a limit was reached, 5 the environment is incomplete, 6 the output could not be written, 70 a fault of Colophon's.`;

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

try {
  const { input, out, editions, strict, quiet, help: asked } = commandLine();
  if (asked) echo(help);
  else {
    const watch = !quiet && process.stderr.isTTY;
    const report = await build({
      input,
      out,
      editions,
      onStage: (done) => watch && tell(stageLine(done, paint)),
    });
    if (report.diagnostics.length > 0) tell(textReport(report.diagnostics, paint));
    if (!quiet) echo(summary(report, out, paint));
    process.exitCode = exitCode(report.diagnostics, strict);
  }
} catch (error) {
  tell(`${printable(error instanceof Error ? error.message : String(error))}\n\n${help}`);
  process.exitCode = 2;
}
