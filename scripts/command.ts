import { type ParseArgsOptionsConfig, parseArgs, styleText } from "node:util";
import { exitCodeOf } from "../src/reports/exit-code.ts";
import { asCalled } from "../src/reports/help.ts";
import type { Paint } from "../src/reports/paint.ts";
import { printable } from "../src/reports/printable.ts";
import { paintWith } from "../src/reports/terminal.ts";
import { openCacheFolder } from "../src/tools/cache-folder.ts";
import { keepCompiledCode } from "../src/tools/compiled-code.ts";
import { Failure } from "../src/tools/failure.ts";

/** Tells a person something on standard error; standard output is for results. */
export const tell = (text: string): boolean => process.stderr.write(`${text}\n`);

/** Colours where the stream is a terminal that has them. */
export const paintOn = (stream: NodeJS.WriteStream): Paint =>
  paintWith((style, text) => styleText(style, text, { stream }));

/** Opens the folder for what is kept from run to run; what is imported afterwards comes compiled from it. */
export function openCache(isWanted: boolean): string | null {
  const cache = isWanted ? openCacheFolder() : null;
  if (cache !== null) keepCompiledCode(cache);
  return cache;
}

/** Options and what else stands on the command line, at most one folder or file. Throws where they are wrong. */
export function readCommandLine<Options extends ParseArgsOptionsConfig>(options: Options) {
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  if (positionals.length > 1) throw new Error(`One folder or file was expected, not ${positionals.length}.`);
  return { values, positionals, input: positionals[0] ?? "manuscript" };
}

/**
 * Reads the command line, runs the command and sets the exit code it gives. A wrong command line is answered with how it
 * should be (2); only our own faults are left for 70.
 */
export async function runCommand<Line>(
  help: string,
  read: () => Line,
  run: (line: Line) => Promise<number>,
): Promise<void> {
  if (process.argv.includes("--help"))
    return void process.stdout.write(`${asCalled(help, process.argv[1])}\n`);
  let line: Line;
  try {
    line = read();
  } catch (error) {
    const wrong = printable(error instanceof Error ? error.message : String(error));
    tell(`${wrong}\n\n${asCalled(help, process.argv[1])}`);
    process.exitCode = 2;
    return;
  }
  process.exitCode = await run(line).catch((error: unknown) => {
    const isKnown = error instanceof Failure;
    const said = isKnown
      ? `${error.check}: ${error.message} ${error.help}`
      : `Colophon failed, which is a fault of its own: ${error}`;
    tell(printable(said));
    return isKnown ? exitCodeOf(error.check) : 70;
  });
}
