import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
/** A system that does not answer gives no namespace. */
const patience = 5_000;

/**
 * What stands before a program so that it starts in a network of its own, which is empty and has not even a loopback
 * (network_namespaces(7)); null where the system gives none, as outside Linux or in most containers.
 */
export async function emptyNetwork(): Promise<readonly string[] | null> {
  if (process.platform !== "linux") return null;
  const command = ["unshare", ...(process.getuid?.() === 0 ? [] : ["--user", "--map-current-user"]), "--net"];
  const isGiven = await run(command[0] ?? "", [...command.slice(1), "true"], { timeout: patience }).then(
    () => true,
    () => false,
  );
  return isGiven ? command : null;
}

/** A file to run instead of `program`, which becomes `command` and then the program: one process all the way. */
export async function programBehind(
  command: readonly string[],
  program: string,
  folder: string,
): Promise<string> {
  const file = join(folder, "program.sh");
  const words = [...command, "--", program].map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(" ");
  await writeFile(file, `#!/bin/sh\nexec ${words} "$@"\n`, { mode: 0o700 });
  return file;
}
