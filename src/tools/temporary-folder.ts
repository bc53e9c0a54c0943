import { mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { diskFiles } from "./file-system.ts";
import { sweepWorkFolders, workFolderName } from "./work-folder.ts";

/**
 * A new folder that only this user can enter; whoever asks removes it. Those of processes that were killed go when the next
 * one asks. Those of other users cannot be removed, and are left.
 */
export async function temporaryFolder(parent: string = tmpdir()): Promise<string> {
  const remove = (path: string): Promise<void> => diskFiles.remove(path).catch(() => undefined);
  await sweepWorkFolders(parent, { ...diskFiles, remove });
  const folder = join(parent, workFolderName());
  await mkdir(folder, { mode: 0o700 });
  return folder;
}
