import { randomBytes } from "node:crypto";
import { mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { Failure } from "./failure.ts";

/** Whether there is nothing at a path, or a folder with nothing in it. */
export async function isFree(folder: string): Promise<boolean> {
  return readdir(folder).then(
    (names) => names.length === 0,
    (error: NodeJS.ErrnoException) => error.code === "ENOENT",
  );
}

/**
 * Writes a folder with files by their paths in it, whole or not at all: it is made beside and gets its name by renaming. A
 * folder that is there is put aside until then, and comes back where that fails. Throws a `Failure` of the group `output`.
 */
export async function writeFolder(folder: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  const target = resolve(folder);
  const mark = randomBytes(6).toString("hex");
  const beside = join(dirname(target), `.colophon-${mark}`);
  const old = `${beside}-old`;
  try {
    await mkdir(beside, { recursive: true });
    for (const [path, bytes] of files) await writeDurably(join(beside, path), bytes);
    const isThere = await rename(target, old).then(
      () => true,
      (error: NodeJS.ErrnoException) => {
        if (error.code === "ENOENT") return false;
        throw error;
      },
    );
    await rename(beside, target).catch(async (error: unknown) => {
      if (isThere) await rename(old, target);
      throw error;
    });
    await rm(old, { recursive: true, force: true });
  } catch (error) {
    await rm(beside, { recursive: true, force: true }).catch(() => undefined);
    throw new Failure(
      "output/folder-takes-files",
      `The folder "${folder}" could not be written (${error instanceof Error ? error.message : String(error)}).`,
      "Name another folder with --to, or free some space. Nothing was changed.",
      { cause: error },
    );
  }
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, "wx");
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}
