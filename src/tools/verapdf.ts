import { execFile } from "node:child_process";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isAbsent } from "./program.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** What a file is to be tried against, as veraPDF calls it. */
export type Flavour = "ua1" | "2b" | "3b";

const program = "verapdf";
const longest = 300_000;
const longestReport = 64 * 1024 ** 2;

/**
 * The report of veraPDF in its XML form, where the program is found on the path; null where it is not. A program that
 * ends without a report gives what it said instead.
 */
export async function runVeraPdf(bytes: Uint8Array, flavour: Flavour): Promise<string | null> {
  const folder = await temporaryFolder();
  try {
    const file = join(folder, "edition.pdf");
    await writeFile(file, bytes);
    return await started(["--format", "xml", "--flavour", flavour, file]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function started(given: readonly string[]): Promise<string | null> {
  const { promise, resolve } = Promise.withResolvers<string | null>();
  const options = { timeout: longest, maxBuffer: longestReport, windowsHide: true };
  // A file that fails makes the program end with 1, and the report is there all the same.
  execFile(program, [...given], options, (error, output, complaint) => {
    resolve(isAbsent(error) ? null : output || complaint || `${error?.message}`);
  });
  return promise;
}
