import { execFile } from "node:child_process";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isAbsent } from "./program.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const program = "ace";
const longest = 600_000;

/**
 * The report of DAISY Ace on an EPUB, as JSON, where the program is found on the path; null where it is not. Where it ends
 * without a report, what it said instead.
 */
export async function runAce(bytes: Uint8Array): Promise<string | null> {
  const folder = await temporaryFolder();
  try {
    const [book, out] = [join(folder, "edition.epub"), join(folder, "report")];
    await writeFile(book, bytes);
    const said = await started(["--silent", "--force", "--outdir", out, book]);
    return said === null ? null : await readFile(join(out, "report.json"), "utf8").catch(() => said);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function started(given: readonly string[]): Promise<string | null> {
  const { promise, resolve } = Promise.withResolvers<string | null>();
  execFile(program, [...given], { timeout: longest, windowsHide: true }, (error, output, complaint) => {
    resolve(isAbsent(error) ? null : complaint || output || `${error?.message ?? ""}`);
  });
  return promise;
}
