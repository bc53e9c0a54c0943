import { realpath } from "node:fs/promises";
import { basename, dirname, join, resolve, sep } from "node:path";
import { Failure } from "./failure.ts";
import { diskFiles } from "./file-system.ts";
import { guardOutput } from "./output-failure.ts";
import { sweepWorkFolders, workFolderName } from "./work-folder.ts";

/** An output folder that takes files whole: they are written aside and appear by renaming. */
export type Output = {
  readonly folder: string;
  readonly publish: (files: ReadonlyMap<string, Uint8Array>) => Promise<void>;
  /** Removes what was written aside. */
  readonly discard: () => Promise<void>;
};

/**
 * Makes the folder and proves that it takes files, before any long work is done. Throws a `Failure` of the group
 * `output` when it does not, and of the group `policy` where `manuscript`, a folder or a file of it, holds a link that would
 * lead the output elsewhere.
 */
export async function openOutput(folder: string, manuscript?: string): Promise<Output> {
  if (manuscript !== undefined) await refuseRedirection(folder, manuscript);
  const work = join(folder, workFolderName());
  await guardOutput(folder, async () => {
    await diskFiles.makeFolder(folder);
    await sweepWorkFolders(folder);
    await diskFiles.makeFolder(work);
    await writeDurably(join(work, "probe"), new Uint8Array(1));
  });
  return {
    folder,
    publish: (files) => guardOutput(folder, () => publish(folder, work, files)),
    discard: () => diskFiles.remove(work),
  };
}

/**
 * A manuscript folder may come with a `dist` of its own, which is a link to anywhere. Throws a `Failure` of the group `policy`
 * then; ask before anything is written, a lock included.
 */
export async function refuseRedirection(folder: string, manuscript: string): Promise<void> {
  const root = resolve(manuscript);
  const named = resolve(folder);
  if (!named.startsWith(root + sep)) return;
  const [meant, found] = await Promise.all([realpath(root), nearestExisting(named)]);
  if (found === meant || found.startsWith(meant + sep)) return;
  throw new Failure(
    "policy/output-stays",
    `"${folder}" lies in the manuscript folder and leads out of it, to "${found}".`,
    "Delete the link, or name the folder that is meant with --out.",
  );
}

async function nearestExisting(path: string): Promise<string> {
  return realpath(path).catch(() => nearestExisting(dirname(path)));
}

/** Writes one text file whole or not at all; its folder is made where it is missing. Throws as `openOutput` does. */
export async function writeWhole(path: string, text: string): Promise<void> {
  const output = await openOutput(dirname(path));
  await output.publish(new Map([[basename(path), new TextEncoder().encode(text)]]));
}

async function publish(folder: string, work: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  const names = [...files.keys()];
  try {
    await Promise.all(
      names.map((name) => writeDurably(join(work, basename(name)), files.get(name) ?? new Uint8Array())),
    );
    for (const name of names)
      await diskFiles.rename(join(work, basename(name)), join(folder, basename(name)));
  } finally {
    await diskFiles.remove(work);
  }
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  await diskFiles.write(path, bytes);
  await diskFiles.flush(path);
}
