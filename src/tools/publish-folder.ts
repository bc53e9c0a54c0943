import { lstat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Failure } from "./failure.ts";
import { diskFiles, type FileSystem } from "./file-system.ts";
import { sha256 } from "./hash.ts";
import { codeOf, guardOutput } from "./output-failure.ts";
import { sweepWorkFolders, workFolderName } from "./work-folder.ts";

/**
 * Publishes a folder of files, whole or not at all, under a name that nothing has: it is written beside under a private
 * name, flushed, read back and compared, and gets its name by renaming. A folder that has the name is never changed, whoever
 * comes at the same time. Throws a `Failure`.
 */
export async function publishFolder(
  target: string,
  contents: ReadonlyMap<string, Uint8Array>,
  files: FileSystem = diskFiles,
): Promise<void> {
  const parent = dirname(target);
  const work = join(parent, workFolderName());
  await guardOutput(parent, async () => {
    await files.makeFolder(parent);
    await sweepWorkFolders(parent, files);
    try {
      await files.makeFolder(work);
      for (const [name, bytes] of contents) {
        await files.write(join(work, name), bytes);
        await files.flush(join(work, name));
      }
      for (const [name, bytes] of contents) await proveSame(join(work, name), bytes, files);
      await files.flush(work);
      await files.rename(work, target).catch((error: unknown) => {
        throw takenNames.has(codeOf(error)) ? taken(target, error) : error;
      });
    } catch (error) {
      await files.remove(work).catch(() => undefined);
      throw error;
    }
    await files.flush(parent);
  });
}

/** What systems answer where a folder with files in it, or a file, has the name. */
const takenNames = new Set([
  "ENOTEMPTY",
  "EEXIST",
  "ENOTDIR",
  ...(process.platform === "win32" ? ["EPERM"] : []),
]);

/** Whether anything has this name. */
export async function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

/** The name of a release is taken. */
export function taken(target: string, cause?: unknown): Failure {
  return new Failure(
    "configuration/release-is-new",
    `"${target}" is there already; a release is never changed.`,
    "Choose the next version.",
    { cause },
  );
}

async function proveSame(path: string, bytes: Uint8Array, files: FileSystem): Promise<void> {
  if (sha256(await files.read(path)) === sha256(bytes)) return;
  throw new Failure(
    "output/folder-takes-files",
    `"${path}" reads back otherwise than it was written.`,
    "Look at the disk, or name another folder with --out.",
  );
}
