import { randomBytes } from "node:crypto";
import { open, readFile, realpath, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join, sep } from "node:path";
import { Failure } from "./failure.ts";

/** A text file of a folder as it was read, null where there was none, and as it is to be. */
export type Replacement = { readonly file: string; readonly before: string | null; readonly after: string };

/** A new file beside the old one, which takes its name when all are written. */
type Written = { readonly path: string; readonly beside: string };

/**
 * Replaces text files of a folder, all or none: each is written beside the old one with its permissions, then they change
 * names. A file that was changed since it was read, or that leads out of the folder, is not touched. Throws a `Failure`
 * of the group `output`.
 */
export async function replaceFiles(folder: string, replacements: readonly Replacement[]): Promise<void> {
  const root = await realpath(folder);
  const written: Written[] = [];
  try {
    for (const replacement of replacements) written.push(await writeBeside(root, replacement));
    for (const { path, beside } of written) await rename(beside, path);
  } catch (error) {
    for (const { beside } of written) await rm(beside, { force: true });
    if (error instanceof Failure) throw error;
    throw refused(`The manuscript's files could not be written (${error}).`, "Change their permissions.");
  }
}

async function writeBeside(root: string, { file, before, after }: Replacement): Promise<Written> {
  const named = join(root, file);
  const path = before === null ? named : await realpath(named);
  if (!path.startsWith(root + sep))
    throw refused(`"${file}" leads out of the folder.`, "Mend it where it lies.");
  if ((await textAt(path)) !== before)
    throw refused(`"${file}" was changed while it was being checked.`, "Check again.");
  const mode = before === null ? undefined : (await stat(path)).mode;
  const beside = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString("hex")}`);
  const handle = await open(beside, "wx", mode);
  try {
    await handle.writeFile(after);
    await handle.sync();
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
  return { path, beside };
}

/** Null where there is no file. */
async function textAt(path: string): Promise<string | null> {
  return readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
}

function refused(message: string, help: string): Failure {
  return new Failure("output/manuscript-takes-changes", message, `${help} Nothing was changed.`);
}
