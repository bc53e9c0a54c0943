import { basename, dirname, join } from "node:path";
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
 * `output` when it does not.
 */
export async function openOutput(folder: string): Promise<Output> {
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
