import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Short name of the revision a folder is at, with "+" where files of it were changed since; null outside a work tree. */
export async function revisionOf(folder: string): Promise<string | null> {
  const git = (...args: readonly string[]): Promise<string> =>
    run("git", ["-C", folder, ...args]).then(({ stdout }) => stdout.trim());
  try {
    const [revision, changes] = await Promise.all([
      git("rev-parse", "--short", "HEAD"),
      git("status", "--porcelain", "--", "."),
    ]);
    return `${revision}${changes === "" ? "" : "+"}`;
  } catch {
    return null;
  }
}
