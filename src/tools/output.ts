import { randomBytes } from "node:crypto";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { Failure } from "./failure.ts";

const workPrefix = ".colophon-";
const abandonedAfterMilliseconds = 60 * 60 * 1000;

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
  const work = join(folder, `${workPrefix}${randomBytes(6).toString("hex")}`);
  await guard(folder, async () => {
    await mkdir(folder, { recursive: true });
    await removeAbandoned(folder);
    await mkdir(work);
    await writeDurably(join(work, "probe"), new Uint8Array(1));
  });
  return {
    folder,
    publish: (files) => guard(folder, () => publish(folder, work, files)),
    discard: () => rm(work, { recursive: true, force: true }),
  };
}

/** Writes one text file whole or not at all; its folder is made where it is missing. Throws as `openOutput` does. */
export async function writeWhole(path: string, text: string): Promise<void> {
  const output = await openOutput(dirname(path));
  await output.publish(new Map([[basename(path), new TextEncoder().encode(text)]]));
}

async function publish(folder: string, work: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  const names = [...files.keys()];
  await Promise.all(
    names.map((name) => writeDurably(join(work, basename(name)), files.get(name) ?? new Uint8Array())),
  );
  for (const name of names) await rename(join(work, basename(name)), join(folder, basename(name)));
  await rm(work, { recursive: true, force: true });
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, "w");
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A build that was killed leaves its work folder; the next one takes it away. */
async function removeAbandoned(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.startsWith(workPrefix)) continue;
    const { mtimeMs } = await stat(join(folder, name));
    if (Date.now() - mtimeMs > abandonedAfterMilliseconds)
      await rm(join(folder, name), { recursive: true, force: true });
  }
}

const reasons: Readonly<Record<string, readonly [message: string, help: string]>> = {
  ENOSPC: ["There is no space left for", "Free some space or name another folder with --out."],
  EDQUOT: ["The disk quota is used up for", "Free some space or name another folder with --out."],
  EROFS: ["Nothing can be written to the read-only folder", "Name another folder with --out."],
  EACCES: ["Writing is not allowed in", "Change the folder's permissions or name another with --out."],
  EPERM: ["Writing is not allowed in", "Change the folder's permissions or name another with --out."],
  ENOTDIR: ["This is a file, not a folder:", "Name a folder with --out."],
  EEXIST: ["This is a file, not a folder:", "Name a folder with --out."],
  EISDIR: [
    "A folder stands in the way in",
    "Move the folder that has an edition's name, or name another with --out.",
  ],
};

async function guard(folder: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const [message, help] = reasons[codeOf(error)] ?? [
      `Writing failed (${String(error)}) in`,
      "Name another folder with --out.",
    ];
    throw new Failure("output/folder-takes-files", `${message} "${folder}".`, help, { cause: error });
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
